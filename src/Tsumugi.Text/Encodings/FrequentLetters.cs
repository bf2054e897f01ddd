namespace Tsumugi.Text.Encodings;

/// <summary>Letters that make up most of what a language writes; wrongly decoded text hits them only by chance.</summary>
/// <remarks>
/// Counted in running text: 250 kanji are 67 % of the kanji of Japanese pages, 150 syllables 77 % of Korean, 200 letters 53 % of Chinese in
/// simplified and 83 % in traditional writing (there of a software manual, so its own words weigh more).
/// </remarks>
internal static class FrequentLetters
{
    /// <summary>The flag of frequent kanji.</summary>
    public const byte Japanese = 1;

    /// <summary>The flag of frequent Hangul syllables.</summary>
    public const byte Korean = 2;

    /// <summary>The flag of frequent simplified letters.</summary>
    public const byte Simplified = 4;

    /// <summary>The flag of frequent traditional letters.</summary>
    public const byte Traditional = 8;

    private const string JapaneseLetters =
        "第一定法行条二十日用合年数事人関場業三項者大号国出成使的文規中学方本前同以地理書四分要生実時指上値動作及部当会令五名内設月表間見下等所変自施物語列機発対字次政新通子記務立公特社入能又律正六置言性取道返員呼家"
        + "化手期最代後体七意現開必度目平式基明八別構例該来義主有金外可和在示小更報計九省経力長則係他受知保付思位引市今気共情区都画職教得利続産称型域全認組類何処含存持参管世連高掲配結適多加制際面接改準除算百不種東信県調送昭水"
        + "素各済無録様果属備限音府照島単読証民初形心総山附登海査先空応点私問資常提電造換章";

    private const string KoreanLetters =
        "이다에는의로가을지고서하대한사은를도기자인정시부리으수라스제들원전해나주국아장어회만과일했있보공상적문선게면구경위당관중무연그소동조교업신것학여화우성년며와유명비개등통미진니행영거터산내운세체안금현설차계실드민오요마치분프간합권"
        + "표노식생용역데모방후발레법바트된작최결말었할되물피포야건난반받던됐코호단";

    private const string SimplifiedLetters =
        "的是一不了有人在我这大上中要时会个也来对为出国就到以他成年和法自说们可能生学都现下与用地过之发方行于然家业后你而还心好得同那前等当最但度公作长面只间身多看经她将美起开所民及进事内全点明动本头道入没著很新手么因如无想天分体定使"
        + "高老次子去让其相重性量实里力并主保者师意权合被场由市台更关光种小特常机利些女部从此三日接正样或受理知应少比基已再眼感工未收越加品却金望话情表十容月员问教它系名术校立回己把两制通";

    private const string TraditionalLetters =
        "的中表格式用在字選定使數件一以指列此入存示方儲欄或若文要對會取項可個下參資為傳位值圖料您塊名是分相回範關按單條則上號元顯如有標將目話令題編作照所主啟輸時於稱物檔圍設序開型果與函性結其和動變線網之類後面第擇不例色影新案立義"
        + "算符輯含自制連並建法工控更區製插包出串除語移到當片引籤前投向形域能清顏鍵精靈點請來置加複頁試排屬內公小便具該隔已然從間滑行同段功者樣重鼠計匯樞紐析軸他狀放平生容子僅兩大器多陣庫助隱我這人了們也國說到過還沒嗎";

    /// <summary>Gets the flags of each UTF-16 unit.</summary>
    public static byte[] Flags { get; } = Make();

    private static byte[] Make()
    {
        byte[] flags = new byte[0x10000];
        Mark(flags, JapaneseLetters, Japanese);
        Mark(flags, KoreanLetters, Korean);
        Mark(flags, SimplifiedLetters, Simplified);
        Mark(flags, TraditionalLetters, Traditional);
        return flags;
    }

    private static void Mark(byte[] flags, string letters, byte flag)
    {
        foreach (char letter in letters)
        {
            flags[letter] |= flag;
        }
    }
}
