package org.tousaidants.places.intake;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;

/// The number formats of a workbook, needed to read dates and postcodes with a leading zero.
final class XlsxCellStyles {
    private static final Pattern NOT_LETTERS = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*\\]");
    private static final Pattern ZEROS = Pattern.compile("0{2,20}");
    private static final int MOST_STYLES = 100_000;
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);
    private static final double LAST_DAY = 2_958_466;
    private static final int FROM_1904 = 1_462;

    private sealed interface CellFormat {
        record PlainCellFormat() implements CellFormat {}

        record PaddedNumberFormat(int digits) implements CellFormat {}

        record DateTimeCellFormat(boolean date, boolean time) implements CellFormat {}
    }

    private static final CellFormat PLAIN = new CellFormat.PlainCellFormat();

    private final List<CellFormat> looks;
    private final boolean from1904;

    private XlsxCellStyles(List<CellFormat> looks, boolean from1904) {
        this.looks = looks;
        this.from1904 = from1904;
    }

    static XlsxCellStyles none(boolean from1904) {
        return new XlsxCellStyles(List.of(), from1904);
    }

    static XlsxCellStyles of(XlsxXmlReader xml, boolean from1904) throws IOException {
        var formats = new HashMap<String, CellFormat>();
        var looks = new ArrayList<CellFormat>();
        var inCells = false;
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (xml.opens(event, "numFmt") && formats.size() < MOST_STYLES) {
                formats.put(xml.attribute("numFmtId"), look(xml.attribute("formatCode")));
            } else if (xml.opens(event, "cellXfs") || xml.closes(event, "cellXfs")) {
                inCells = xml.opens(event, "cellXfs");
            } else if (inCells && xml.opens(event, "xf") && looks.size() < MOST_STYLES) {
                var id = xml.attribute("numFmtId");
                var own = formats.get(id);
                looks.add(own == null ? builtIn(id) : own);
            }
        }
        return new XlsxCellStyles(looks, from1904);
    }

    /// Returns the display format of a built-in number format (ECMA-376 part 1, section 18.8.30).
    private static CellFormat builtIn(String id) {
        return switch (id) {
            case "14", "15", "16", "17" -> new CellFormat.DateTimeCellFormat(true, false);
            case "18", "19", "20", "21", "45", "47" -> new CellFormat.DateTimeCellFormat(false, true);
            case "22" -> new CellFormat.DateTimeCellFormat(true, true);
            default -> PLAIN;
        };
    }

    private static CellFormat look(String code) {
        if (ZEROS.matcher(code).matches()) return new CellFormat.PaddedNumberFormat(code.length());
        int section = code.indexOf(';');
        var letters = NOT_LETTERS
                .matcher(section < 0 ? code : code.substring(0, section))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("general", "")
                .replace("standard", "");
        var date = letters.contains("y") || letters.contains("d") || letters.contains("a");
        var time = letters.contains("h") || letters.contains("s");
        var monthOnly = letters.contains("m") && !time;
        return date || time || monthOnly ? new CellFormat.DateTimeCellFormat(date || monthOnly, time) : PLAIN;
    }

    String written(String number, String style) {
        double value;
        int rank;
        try {
            value = Double.parseDouble(number);
            rank = style.isEmpty() ? 0 : Integer.parseInt(style);
        } catch (NumberFormatException notANumber) {
            return number;
        }
        if (!Double.isFinite(value)) return "";
        CellFormat look = rank >= 0 && rank < looks.size() ? looks.get(rank) : PLAIN;
        return switch (look) {
            case CellFormat.DateTimeCellFormat shown when value >= 0 && value < LAST_DAY -> date(value, shown);
            case CellFormat.DateTimeCellFormat ignored -> plain(value);
            case CellFormat.PaddedNumberFormat(int digits) -> padded(plain(value), digits);
            case CellFormat.PlainCellFormat ignored -> plain(value);
        };
    }

    /// Returns the number with 15 digits, as spreadsheets show it. Workbooks store up to 17 digits, so that
    /// `5.4` appears as `5.4000000000000004`.
    private static String plain(double value) {
        return Math.abs(value) < 1e30 ? JsonRecord.plain(new BigDecimal(value).round(SHOWN)) : Double.toString(value);
    }

    private static String padded(String number, int digits) {
        var whole = number.chars().allMatch(c -> c >= '0' && c <= '9');
        return whole && number.length() < digits ? "0".repeat(digits - number.length()) + number : number;
    }

    private String date(double value, CellFormat.DateTimeCellFormat shown) {
        long seconds = Math.round(value * 86_400);
        long days = Math.floorDiv(seconds, 86_400L);
        var time = LocalTime.ofSecondOfDay(Math.floorMod(seconds, 86_400L));
        if (!shown.date()) return days == 0 ? time.toString() : plain(value);
        // Workbooks count 29 February 1900 as day 60, although this day did not exist, for compatibility
        // with Lotus 1-2-3. Dates after it are therefore corrected by one day.
        LocalDate date =
                LocalDate.of(1899, 12, days < 60 && !from1904 ? 31 : 30).plusDays(from1904 ? days + FROM_1904 : days);
        return shown.time() && seconds % 86_400 != 0 ? date.atTime(time).toString() : date.toString();
    }
}
