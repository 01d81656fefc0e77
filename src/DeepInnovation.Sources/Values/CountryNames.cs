namespace DeepInnovation.Sources.Values;

/// <summary>Countries by their English names, as Scopus, Web of Science and Dimensions write them.</summary>
internal static class CountryNames
{
    private const string Listed = """
        AF Afghanistan; AL Albania; DZ Algeria; AD Andorra; AO Angola; AG Antigua and Barbuda; AR Argentina; AM Armenia;
        AU Australia; AT Austria; AZ Azerbaijan; BS Bahamas; BH Bahrain; BD Bangladesh; BB Barbados; BY Belarus|Byelarus;
        BE Belgium; BZ Belize; BJ Benin; BM Bermuda; BT Bhutan; BO Bolivia;
        BA Bosnia and Herzegovina|Bosnia & Herceg|Bosnia & Herzegovina|Bosnia-Herzegovina; BW Botswana; BR Brazil;
        BN Brunei|Brunei Darussalam; BG Bulgaria; BF Burkina Faso; BI Burundi; KH Cambodia; CM Cameroon; CA Canada;
        CV Cape Verde|Cabo Verde; CF Central African Republic|Cent Afr Republ; TD Chad; CL Chile;
        CN China|Peoples R China|People's Republic of China|PR China|P R China|Mainland China; CO Colombia; KM Comoros;
        CG Congo|Rep Congo|Republic of the Congo; CD DEM REP CONGO|Democratic Republic Congo|Democratic Republic of the Congo;
        CR Costa Rica; CI Cote d'Ivoire|Côte d'Ivoire|Cote Ivoire|Ivory Coast; HR Croatia; CU Cuba; CY Cyprus;
        CZ Czech Republic|Czechia; DK Denmark; DJ Djibouti; DM Dominica; DO Dominican Republic|Dominican Rep; EC Ecuador;
        EG Egypt; SV El Salvador; GQ Equatorial Guinea|Equat Guinea; ER Eritrea; EE Estonia; SZ Eswatini|Swaziland; ET Ethiopia;
        FO Faroe Islands|Faeroe Islands; FJ Fiji; FI Finland; FR France; GF French Guiana; PF French Polynesia|Fr Polynesia;
        GA Gabon; GM Gambia; GE Georgia|Rep of Georgia|Republic of Georgia; DE Germany|Fed Rep Ger; GH Ghana; GI Gibraltar;
        GR Greece; GL Greenland; GD Grenada; GP Guadeloupe; GU Guam; GT Guatemala; GN Guinea; GW Guinea-Bissau|Guinea Bissau;
        GY Guyana; HT Haiti; HN Honduras; HK Hong Kong|Hong Kong SAR; HU Hungary; IS Iceland; IN India; ID Indonesia;
        IR Iran|Islamic Republic of Iran; IQ Iraq; IE Ireland|Republic of Ireland; IL Israel; IT Italy; JM Jamaica; JP Japan;
        JO Jordan; KZ Kazakhstan; KE Kenya; XK Kosovo; KW Kuwait; KG Kyrgyzstan; LA Laos|Lao People's Democratic Republic|Lao PDR;
        LV Latvia; LB Lebanon; LS Lesotho; LR Liberia; LY Libya|Libyan Arab Jamahiriya; LI Liechtenstein; LT Lithuania;
        LU Luxembourg; MO Macau|Macao; MG Madagascar; MW Malawi; MY Malaysia; MV Maldives; ML Mali; MT Malta; MQ Martinique;
        MR Mauritania; MU Mauritius; MX Mexico; FM Micronesia|Federated States of Micronesia; MD Moldova|Republic of Moldova;
        MC Monaco; MN Mongolia|Mongol Peo Rep; ME Montenegro; MA Morocco; MZ Mozambique; MM Myanmar|Burma; NA Namibia; NP Nepal;
        NL Netherlands|The Netherlands; NC New Caledonia; NZ New Zealand; NI Nicaragua; NE Niger; NG Nigeria; KP North Korea;
        MK North Macedonia|Macedonia; NO Norway; OM Oman; PK Pakistan; PS Palestine|Palestinian Territory|State of Palestine;
        PA Panama; PG Papua New Guinea|Papua N Guinea; PY Paraguay; PE Peru; PH Philippines; PL Poland; PT Portugal;
        PR Puerto Rico; QA Qatar; RE Reunion|Réunion; RO Romania; RU Russia|Russian Federation; RW Rwanda;
        KN St Kitts & Nevi|Saint Kitts and Nevis; LC St Lucia|Saint Lucia; VC St Vincent|Saint Vincent and the Grenadines;
        WS Samoa; SM San Marino; ST Sao Tome & Prin|Sao Tome and Principe; SA Saudi Arabia; SN Senegal; RS Serbia; SC Seychelles;
        SL Sierra Leone; SG Singapore; SK Slovakia|Slovak Republic; SI Slovenia; SB Solomon Islands; SO Somalia; ZA South Africa;
        KR South Korea|Korea|Republic of Korea; SS South Sudan; ES Spain; LK Sri Lanka; SD Sudan; SR Suriname; SE Sweden;
        CH Switzerland; SY Syria|Syrian Arab Republic; TW Taiwan; TJ Tajikistan; TZ Tanzania; TH Thailand;
        TL Timor-Leste|East Timor; TG Togo; TO Tonga; TT Trinidad and Tobago|Trinidad Tobago|Trinidad & Tobago; TN Tunisia;
        TR Turkey|Turkiye|Türkiye; TM Turkmenistan; UG Uganda; UA Ukraine; AE United Arab Emirates|U Arab Emirates|UAE;
        GB United Kingdom|UK|England|Scotland|Wales|North Ireland|Northern Ireland|Great Britain;
        US United States|USA|United States of America|U S A; UY Uruguay; UZ Uzbekistan; VU Vanuatu; VA Vatican|Vatican City;
        VE Venezuela; VN Vietnam|Viet Nam; YE Yemen; ZM Zambia; ZW Zimbabwe;
        """;

    private static readonly Dictionary<string, string> Codes = Listed.Split(';',
        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(entry => entry[3..].Split('|').Select(name => (Name: name, Code: entry[..2])))
        .ToDictionary(e => e.Name, e => e.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// ISO 3166-1 alpha-2; null when the name is not known. States and codes of the post may stand before
    /// <c>USA</c>: <c>MA 02139 USA</c>.
    /// </summary>
    internal static string? CodeOf(string name)
    {
        if (Codes.TryGetValue(name.Replace(".", "", StringComparison.Ordinal), out var code))
            return code;
        return name.EndsWith(" USA", StringComparison.Ordinal) ? "US" : null;
    }
}
