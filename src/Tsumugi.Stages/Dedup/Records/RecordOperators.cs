using System.Diagnostics.CodeAnalysis;

// Records are compared by the generic sorter and merger only, which need the interface and never an operator.
[assembly: SuppressMessage(
    "Design",
    "MA0097:A class that implements IComparable<T> or IComparable should override comparison operators",
    Scope = "namespaceanddescendants",
    Target = "~N:Tsumugi.Stages",
    Justification = "Only the generic sorter and merger compare records, and they use the interface.")]
