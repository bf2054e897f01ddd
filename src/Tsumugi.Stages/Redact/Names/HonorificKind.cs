namespace Tsumugi.Stages.Redact.Names;

/// <summary>What a word behind a name says about the person.</summary>
internal enum HonorificKind
{
    /// <summary>A form of address: 様, さん, 君.</summary>
    Address,

    /// <summary>氏 of news, which also stands behind whole families of history.</summary>
    Clan,

    /// <summary>A post or profession, also one before a court: 部長, 弁護士, 被告.</summary>
    Title,

    /// <summary>An office of the state or a part played before the public: 大統領, 議員, 選手.</summary>
    Public,
}
