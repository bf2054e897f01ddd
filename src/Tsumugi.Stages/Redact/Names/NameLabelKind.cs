namespace Tsumugi.Stages.Redact.Names;

/// <summary>What a label says about the name behind it.</summary>
internal enum NameLabelKind
{
    /// <summary>A person's name: 氏名, 担当者.</summary>
    Person,

    /// <summary>A name in kana: フリガナ.</summary>
    Kana,

    /// <summary>The name under which a work was published: 著者.</summary>
    Author,

    /// <summary>A post, which many other words follow as well: 会長.</summary>
    Post,
}
