namespace Tsumugi.Tests;

/// <summary>One page of the shared archives, with what is known of it.</summary>
public sealed record SharedPage(string Uri, byte[] Body, string HttpCharset, string TrueEncoding, string Language);
