using System.Text;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Tests.Text.Encodings;

public sealed class MetaPrescanTests
{
    [Theory]
    [InlineData("<meta charset=Shift_JIS>", "Shift_JIS")]
    [InlineData("<META CHARSET='euc-jp' />", "euc-jp")]
    [InlineData("<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=x-sjis\">", "x-sjis")]
    [InlineData("<meta content='text/html;CHARSET = \"utf-8\" ' http-equiv=content-type>", "utf-8")]
    [InlineData("<meta content=\"text/html; charset=EUC-JP\" http-equiv=\"Content-Type\" />", "EUC-JP")]
    [InlineData("<meta http-equiv=content-type content=\"charset; charset=big5\">", "big5")]
    [InlineData("<!-- <meta charset=utf-8> --><meta charset=euc-jp>", "euc-jp")]
    [InlineData("<!--><meta charset=utf-8>", "utf-8")] // an empty comment
    [InlineData("<a title='<meta charset=big5>'><meta charset=utf-8>", "utf-8")]
    [InlineData("<?php <meta charset=big5>><meta charset=utf-8>", "utf-8")]
    [InlineData("</a <meta charset=big5>><meta/charset=utf-8>", "utf-8")]
    [InlineData("<metadata charset=big5><meta name=a charset=utf-8>", "utf-8")]
    [InlineData("<meta content='text/html; charset=utf-8'>", "")] // not a content type
    [InlineData("<meta charset", "")]
    [InlineData("<meta charset='utf-8", "")]
    [InlineData("<", "")]
    [InlineData("<meta", "")]
    [InlineData("", "")]
    public void Finds_what_a_browser_would_find(string page, string label) => Assert.Equal(label, Encoding.ASCII.GetString(MetaPrescan.FindMeta(Encoding.ASCII.GetBytes(page))));

    [Theory]
    [InlineData("<?xml version=\"1.0\" encoding=\"EUC-JP\"?><html>", "EUC-JP")]
    [InlineData("<?xml version='1.0' encoding = 'shift_jis' ?>", "shift_jis")]
    [InlineData("<?xml version='1.0'?>", "")]
    [InlineData("<?xml encoding=", "")]
    [InlineData("<html encoding='utf-8'>", "")]
    public void Reads_the_xml_declaration(string page, string label) => Assert.Equal(label, Encoding.ASCII.GetString(MetaPrescan.FindXml(Encoding.ASCII.GetBytes(page))));
}
