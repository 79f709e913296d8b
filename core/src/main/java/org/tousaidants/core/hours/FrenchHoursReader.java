package org.tousaidants.core.hours;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tousaidants.core.hours.FrenchHoursTokenizer.Kind;
import org.tousaidants.core.hours.FrenchHoursTokenizer.Token;
import org.tousaidants.core.hours.OsmWeekWriter.Piece;

/// « Horaires en français » — converts texts such as « Du lundi au vendredi de 9h à 12h30 et de 13h30 à 17h »
/// to the OSM opening-hours grammar. An unknown word, an opening hour without its closing hour or an ambiguity
/// gives an empty result.
public final class FrenchHoursReader {
    private static final Pattern SENTENCE = Pattern.compile("[;\\n|]|\\.(?=\\s)");

    private static final int NOON = 12 * 60;
    private static final int EARLIEST = 5 * 60;
    private static final int LATE = 17 * 60;
    /// In minutes: a morning may end at 13:30 at the latest; an afternoon may begin at noon.
    private static final int MORNING_ENDS = 13 * 60 + 30;

    private static final int MORNING = 0;
    private static final int WHOLE_DAY = -1;

    /// One part of the text: days, their restrictions and their hours.
    private static final class Group {
        int days;
        final List<Integer> nths = new ArrayList<>();
        int half = WHOLE_DAY;
        int parity = -1;
        String months = "";
        String comment = "";
        boolean closed;
        boolean alsoOnRequest;
        final List<Piece> pieces = new ArrayList<>();

        boolean hasDays() {
            return days != 0;
        }

        boolean narrowed() {
            return !nths.isEmpty() || parity >= 0 || !months.isEmpty();
        }

        boolean bare() {
            return pieces.isEmpty() && !closed && comment.isEmpty();
        }
    }

    /// The meaning of a table cell: hours, « fermé » or a comment.
    record Cell(boolean closed, List<Piece> pieces) {}

    private final List<Token> tokens;
    private final List<Group> groups = new ArrayList<>();
    private int at;
    private final boolean commentsFirst;
    private final boolean parityFirst;
    private String comment = "";
    private int parity = -1;
    private boolean closedOnHolidays;
    private final List<String> closures = new ArrayList<>();
    private boolean hoursFirst;
    /// Whether the spans of one day may overlap: a column may list the hours of several rooms, as in `13:30 -
    /// 17:00 / 14:00 - 16:00`.
    private final boolean mayOverlap;

    private FrenchHoursReader(List<Token> tokens, boolean mayOverlap) {
        this.tokens = tokens;
        this.mayOverlap = mayOverlap;
        var first = tokens.isEmpty() ? Kind.BREAK : tokens.getFirst().kind();
        commentsFirst = first == Kind.COMMENT;
        parityFirst = first == Kind.PARITY;
    }

    /// Converts a French text to the OSM grammar; empty if its meaning is uncertain.
    public static Optional<String> toOsm(String french) {
        if (FrenchHoursTokenizer.isCutShort(french)) return Optional.empty();
        return FrenchHoursTokenizer.scan(french)
                .map(tokens -> new FrenchHoursReader(tokens, false))
                .flatMap(FrenchHoursReader::convert);
    }

    /// The first part of a refused text that cannot be read, as it was typed: a sentence or a line, or in it
    /// the words between two commas; empty when each part can be read alone.
    public static Optional<String> unread(String french) {
        if (toOsm(french).isPresent()) return Optional.empty();
        var start = 0;
        var parts = SENTENCE.split(french);
        for (var part : parts) {
            int end = french.indexOf(part, start) + part.length();
            if (!part.isBlank() && toOsm(french.substring(0, end)).isEmpty()) return Optional.of(narrow(part));
            start = end;
        }
        return Optional.empty();
    }

    private static String narrow(String sentence) {
        return Stream.of(sentence.split(","))
                .map(String::strip)
                .filter(part ->
                        !part.isEmpty() && FrenchHoursTokenizer.scan(part).isEmpty())
                .findFirst()
                .orElse(sentence.strip());
    }

    /// Parses a table cell that contains hours without days; empty if it is not understood.
    static Optional<Cell> cell(String french) {
        var scanned = FrenchHoursTokenizer.scan(french).map(tokens -> new FrenchHoursReader(tokens, true));
        if (scanned.isEmpty() || !scanned.get().parse()) return Optional.empty();
        var groups = scanned.get().groups;
        if (groups.size() != 1
                || scanned.get().closedOnHolidays
                || !scanned.get().closures.isEmpty()) return Optional.empty();
        var group = groups.getFirst();
        if (group.hasDays() || group.narrowed() || group.half != WHOLE_DAY) return Optional.empty();
        if (group.closed) return group.pieces.isEmpty() ? Optional.of(new Cell(true, List.of())) : Optional.empty();
        var pieces = new ArrayList<>(group.pieces);
        if (group.alsoOnRequest || pieces.isEmpty()) pieces.add(new Piece(0, 0, group.comment));
        return Optional.of(new Cell(false, pieces));
    }

    private Optional<String> convert() {
        return parse() ? write() : Optional.empty();
    }

    private boolean parse() {
        while (at < tokens.size()) {
            if (!step()) return false;
        }
        return !(groups.isEmpty() && closures.isEmpty()) && groups.stream().allMatch(FrenchHoursReader::complete);
    }

    private static boolean complete(Group group) {
        if (group.bare()) return false;
        if (group.half == WHOLE_DAY || group.closed) return true;
        return !group.pieces.isEmpty() && group.pieces.stream().allMatch(piece -> inHalf(piece, group.half));
    }

    private boolean step() {
        var token = tokens.get(at);
        return switch (token.kind()) {
            case DAYS -> days();
            case NTH -> closedDates() || days();
            case TIME, NUMBER -> closedDates() || hours();
            case COMMENT -> comment(token);
            case PARITY -> parity(token.value());
            case MONTH -> closedMonths() || months();
            case CLOSED -> closed();
            case EXCEPT -> except();
            case HALF -> half(token.value());
            case YEAR -> false;
            case HOLIDAYS -> holidays();
            case AND, COMMA, BREAK, COLON, SLASH, DASH, TO -> {
                at++;
                yield true;
            }
        };
    }

    // --- parsing of days ---

    private boolean days() {
        var current = groups.isEmpty() ? null : groups.getLast();
        if (hoursFirst) return false;
        if (current != null && !current.hasDays() && !current.pieces.isEmpty()) {
            // « 9h-12h et 14h-17h du lundi au vendredi »: days after the hours are accepted only at the end of the
            // text.
            if (groups.size() > 1) return false;
            hoursFirst = true;
            return readDays(current);
        }
        if (current != null && current.bare() && current.hasDays()) return false;
        var group = current != null && current.bare() ? current : open();
        return readDays(group);
    }

    private Group open() {
        var group = new Group();
        if (commentsFirst) group.comment = comment;
        if (parityFirst) group.parity = parity;
        groups.add(group);
        return group;
    }

    private boolean readDays(Group group) {
        while (true) {
            var ranks = new ArrayList<Integer>();
            while (is(Kind.NTH)) {
                ranks.add(tokens.get(at++).value());
                int back = at;
                while (is(Kind.AND) || is(Kind.COMMA)) at++;
                if (!is(Kind.NTH)) at = back;
            }
            if (!is(Kind.DAYS)) return false;
            int first = tokens.get(at++).value();
            int mask = first;
            if (ranks.isEmpty() && (is(Kind.TO) || is(Kind.DASH)) && isAt(at + 1, Kind.DAYS)) {
                var list = is(Kind.DASH) && isAt(at + 2, Kind.DASH) && isAt(at + 3, Kind.DAYS);
                int last = tokens.get(at + 1).value();
                if (!list) {
                    if (Integer.bitCount(first) != 1 || Integer.bitCount(last) != 1) return false;
                    mask = range(first, last);
                    at += 2;
                }
            }
            if (!ranks.isEmpty()) {
                if (group.hasDays() && group.nths.isEmpty() || Integer.bitCount(mask) != 1) return false;
                group.nths.addAll(ranks.stream()
                        .filter(rank -> !group.nths.contains(rank))
                        .toList());
                if (group.hasDays() && group.days != mask) return false;
            } else if (!group.nths.isEmpty()) {
                return false;
            }
            group.days |= mask;
            int back = at;
            while (is(Kind.AND) || is(Kind.COMMA) || is(Kind.SLASH) || is(Kind.DASH)) at++;
            if (!is(Kind.DAYS) && !is(Kind.NTH)) {
                at = back;
                return true;
            }
        }
    }

    private static int range(int first, int last) {
        int mask = first;
        for (int day = first; day != last; ) {
            day = day == 1 << 6 ? 1 : day << 1;
            mask |= day;
        }
        return mask;
    }

    // --- parsing of hours ---

    private boolean hours() {
        var times = new ArrayList<Token>();
        var gaps = new ArrayList<Integer>();
        int after = at;
        var gap = 0;
        while (at < tokens.size()) {
            var token = tokens.get(at);
            if (beginsDate()) break;
            if (token.kind() == Kind.TIME || token.kind() == Kind.NUMBER) {
                times.add(token);
                gaps.add(gap);
                gap = 0;
                after = ++at;
                continue;
            }
            boolean between = switch (token.kind()) {
                case TO, DASH, SLASH -> true;
                case AND, COMMA, BREAK -> {
                    gap = 1;
                    yield true;
                }
                default -> false;
            };
            if (!between) break;
            at++;
        }
        at = after;
        if (times.isEmpty()) return false;
        var group = groups.isEmpty() ? open() : groups.getLast();
        if (group.closed || group.alsoOnRequest || hoursFirst) return false;
        return pair(group, times, gaps);
    }

    private boolean pair(Group group, List<Token> times, List<Integer> gaps) {
        if (times.size() % 2 != 0) return false;
        int before = group.pieces.isEmpty() ? 0 : group.pieces.getLast().end();
        for (int i = 0; i < times.size(); i += 2) {
            var from = times.get(i);
            var to = times.get(i + 1);
            if (gaps.get(i + 1) != 0 || from.kind() == Kind.NUMBER && to.kind() == Kind.NUMBER) return false;
            int start = minutes(from);
            int end = minutes(to);
            if (end <= start && start >= LATE && end <= EARLIEST + 60) end += OpeningRule.DAY;
            if (start < EARLIEST || end <= start || end > OpeningRule.DAY && i + 2 < times.size()) return false;
            // Two overlapping spans in one group are a typing error, unless a comment distinguishes them.
            if (start < before && !mayOverlap) return false;
            before = end;
            group.pieces.add(new Piece(start, end, group.comment));
        }
        return true;
    }

    private static int minutes(Token token) {
        return token.kind() == Kind.NUMBER ? token.value() * 60 : token.value();
    }

    private static boolean inHalf(Piece piece, int half) {
        return half == MORNING ? piece.end() <= MORNING_ENDS : piece.start() >= NOON;
    }

    // --- parsing of restrictions and comments ---

    private boolean comment(Token token) {
        var words = token.words();
        if (token.value() == FrenchHoursTokenizer.HALF_DAY) return halfOnRequest(words);
        var set = at > 0
                && isAt(at - 1, Kind.BREAK, Kind.COMMA)
                && tokens.get(at - 1).value() != FrenchHoursTokenizer.ASIDE;
        var and = at > 0 && isAt(at - 1, Kind.AND);
        at++;
        if (commentsFirst) {
            comment = words;
            // A comment after a break starts a new group, even without hours.
            if (groups.isEmpty() && at == tokens.size()) open();
            return groups.isEmpty()
                    || !groups.getLast().bare()
                    || groups.getLast().comment.equals(words);
        }
        if (groups.isEmpty()) {
            open().comment = words;
            return true;
        }
        // « …, sur rendez-vous le lundi » or « lundi 9h-12h, mardi 14h-17h, sur rendez-vous »: it is unclear which
        // days the comment concerns.
        var group = groups.getLast();
        var ofWhat = set && (is(Kind.DAYS) || groups.size() > 1 && !group.bare() && !is(Kind.TIME));
        if (ofWhat || group.closed) return false;
        if (and && !group.pieces.isEmpty()) {
            // « de 9h à 12h et sur rendez-vous »: hours after the comment are ambiguous.
            if (is(Kind.TIME) || is(Kind.NUMBER)) return false;
            group.alsoOnRequest = true;
            group.comment = words;
            return true;
        }
        if (group.pieces.isEmpty()) group.comment = words;
        group.pieces.replaceAll(
                piece -> piece.comment().isEmpty() ? new Piece(piece.start(), piece.end(), words) : piece);
        return true;
    }

    /// Reads a comment for half a day, such as « 9h-12h, sur rendez-vous l’après-midi », beside the hours of
    /// the same days or instead of them.
    private boolean halfOnRequest(String words) {
        at++;
        if (commentsFirst || groups.isEmpty() || is(Kind.DAYS)) return false;
        var group = groups.getLast();
        if (group.closed || group.alsoOnRequest || !group.comment.isEmpty() || !group.hasDays()) return false;
        // After several groups in a sentence of its own, its days are unknown.
        if (!group.bare() && groups.size() > 1 && at > 1 && isAt(at - 2, Kind.BREAK)) return false;
        group.comment = words;
        group.alsoOnRequest = !group.pieces.isEmpty();
        return true;
    }

    private boolean parity(int value) {
        var set = at > 0 && isAt(at - 1, Kind.BREAK, Kind.COMMA, Kind.SLASH);
        at++;
        if (parityFirst) {
            parity = value;
            if (!groups.isEmpty() && groups.getLast().bare()) return false;
            // Hours without days may follow a week parity: they apply to these weeks.
            if (!is(Kind.DAYS) && !(is(Kind.COLON) && isAt(at + 1, Kind.DAYS))) open();
            return true;
        }
        if (groups.isEmpty() || groups.getLast().parity >= 0) return false;
        if (set && groups.size() > 1 && !groups.getLast().bare()) return false;
        groups.getLast().parity = value;
        return true;
    }

    private boolean months() {
        if (groups.isEmpty()
                || !groups.getLast().hasDays()
                || !groups.getLast().months.isEmpty()) return false;
        var months = new StringBuilder(month(tokens.get(at++)));
        while (at + 1 < tokens.size() && isAt(at + 1, Kind.MONTH)) {
            if (is(Kind.TO) || is(Kind.DASH)) months.append('-');
            else if (is(Kind.AND) || is(Kind.COMMA)) months.append(',');
            else return false;
            months.append(month(tokens.get(at + 1)));
            at += 2;
        }
        groups.getLast().months = months.toString();
        return true;
    }

    private static String month(Token token) {
        return new String[] {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
                [token.value() - 1];
    }

    private boolean half(int half) {
        at++;
        if (groups.isEmpty()) return false;
        var group = groups.getLast();
        // « matin 9h-12h » or « 9h-12h le matin »: the half-day only repeats the hours.
        if (!group.pieces.isEmpty()) return inHalf(group.pieces.getLast(), half) && group.half == WHOLE_DAY;
        if (group.half != WHOLE_DAY) return false;
        group.half = half;
        return true;
    }

    private boolean holidays() {
        at++;
        while (is(Kind.COLON)) at++;
        if (!is(Kind.CLOSED)) return false;
        at++;
        closedOnHolidays = true;
        return true;
    }

    private boolean closed() {
        at++;
        while (is(Kind.COLON)) at++;
        if (is(Kind.HOLIDAYS)) {
            at++;
            closedOnHolidays = true;
            return true;
        }
        if (!groups.isEmpty() && groups.getLast().bare()) {
            groups.getLast().closed = true;
            return true;
        }
        // Dates follow: « fermé du 24 décembre au 2 janvier », « fermé en août ».
        var dates = dates();
        if (dates.isEmpty()) dates = wholeMonths();
        if (!dates.isEmpty()) return closures.add(dates);
        // A weekday follows: « fermé le mercredi ».
        if (is(Kind.DAYS)) return exclusion();
        if (at < tokens.size() || !groups.isEmpty()) return false;
        open().closed = true;
        return true;
    }

    private boolean except() {
        at++;
        if (is(Kind.HOLIDAYS)) {
            at++;
            closedOnHolidays = true;
            return true;
        }
        if (!is(Kind.DAYS) || groups.isEmpty() || !groups.getLast().hasDays()) return false;
        var group = groups.getLast();
        if (!group.bare()) return exclusion();
        var except = new Group();
        if (!readDays(except) || is(Kind.HALF) || !except.nths.isEmpty()) return false;
        group.days &= ~except.days;
        return group.hasDays();
    }

    private boolean exclusion() {
        var group = new Group();
        if (!readDays(group) || !group.nths.isEmpty()) return false;
        if (is(Kind.HALF)) group.half = tokens.get(at++).value();
        group.closed = true;
        groups.add(group);
        return true;
    }

    private boolean is(Kind kind) {
        return isAt(at, kind);
    }

    private boolean isAt(int index, Kind... kinds) {
        if (index < 0 || index >= tokens.size()) return false;
        for (var kind : kinds) if (tokens.get(index).kind() == kind) return true;
        return false;
    }

    // --- days of the year on which the place is closed ---

    /// Reads closed dates as [OpeningHoursText] writes them: « du 24 décembre au 2 janvier : fermé ».
    private boolean closedDates() {
        int back = at;
        var dates = dates();
        if (dates.isEmpty()) return false;
        while (is(Kind.COLON)) at++;
        if (is(Kind.CLOSED)) {
            at++;
            return closures.add(dates);
        }
        at = back;
        return false;
    }

    /// Whether a date follows instead of hours: « 24 décembre », « 24 au 31 décembre ».
    private boolean beginsDate() {
        return is(Kind.NUMBER)
                && (isAt(at + 1, Kind.MONTH)
                        || isAt(at + 1, Kind.TO, Kind.DASH) && isAt(at + 2, Kind.NUMBER) && isAt(at + 3, Kind.MONTH));
    }

    private boolean closedMonths() {
        int back = at;
        var months = wholeMonths();
        while (is(Kind.COLON)) at++;
        if (!months.isEmpty() && is(Kind.CLOSED)) {
            at++;
            return closures.add(months);
        }
        at = back;
        return false;
    }

    /// Reads dates such as « 24 décembre », « 24 au 31 décembre » or « 24 décembre 2026 au 2 janvier 2027 » and
    /// converts them to the OSM grammar. If there is no date, the result is empty and nothing is read.
    private String dates() {
        int back = at;
        int first = day();
        var from = first > 0 ? monthAndYear() : "";
        var ranged = first > 0 && (is(Kind.TO) || is(Kind.DASH));
        if (!ranged) {
            if (first > 0 && !from.isEmpty() && real(from, first)) return date(from, first);
            at = back;
            return "";
        }
        at++;
        int last = day();
        var to = last > 0 ? monthAndYear() : "";
        if (!to.isEmpty() && from.isEmpty()) from = to;
        var oneYear = from.length() != to.length();
        if (to.isEmpty() || oneYear || !real(from, first) || !real(to, last)) {
            at = back;
            return "";
        }
        return date(from, first) + "-" + date(to, last);
    }

    /// Reads a day of the month; 0 if there is none.
    private int day() {
        if (!is(Kind.NUMBER) && !is(Kind.NTH)) return 0;
        int day = tokens.get(at).value();
        if (day < 1 || day > 31) return 0;
        at++;
        return day;
    }

    private String monthAndYear() {
        if (!is(Kind.MONTH)) return "";
        var month = month(tokens.get(at++));
        return is(Kind.YEAR) ? tokens.get(at++).value() + " " + month : month;
    }

    private static boolean real(String month, int day) {
        return day
                <= switch (month.substring(month.length() - 3)) {
                    case "Feb" -> 29;
                    case "Apr", "Jun", "Sep", "Nov" -> 30;
                    default -> 31;
                };
    }

    private static String date(String month, int day) {
        return "%s %02d".formatted(month, day);
    }

    /// Reads whole months: « en août », « de juillet à août ».
    private String wholeMonths() {
        int back = at;
        var months = monthAndYear();
        if (!months.isEmpty() && (is(Kind.TO) || is(Kind.DASH)) && isAt(at + 1, Kind.MONTH)) {
            at++;
            months += "-" + monthAndYear();
        }
        if (months.isEmpty() || months.indexOf(' ') != months.lastIndexOf(' ')) {
            at = back;
            return "";
        }
        return months;
    }

    // --- writing of the OSM text ---

    private Optional<String> write() {
        if (groups.isEmpty()) return Optional.of(closures());
        var only = groups.getFirst();
        if (groups.size() == 1 && !only.hasDays()) return withoutDays(only).map(this::withClosures);
        var week = new EnumMap<DayOfWeek, List<Piece>>(DayOfWeek.class);
        for (var group : groups) {
            if (!group.hasDays()) return Optional.empty();
            if (!group.closed && !group.narrowed() && !addTo(week, group)) return Optional.empty();
        }
        for (var group : groups) if (group.closed && !remove(week, group)) return Optional.empty();
        var osm = new StringBuilder(OsmWeekWriter.write(week));
        var writtenDays = 0;
        for (var entry : week.entrySet()) if (!entry.getValue().isEmpty()) writtenDays |= RuleDays.bit(entry.getKey());
        for (var group : groups) {
            if (group.closed || !group.narrowed()) continue;
            // A comma adds the hours to those of the same day that were already written.
            if (!osm.isEmpty()) osm.append((writtenDays & group.days) == 0 ? "; " : ", ");
            osm.append(narrowed(group));
            writtenDays |= group.days;
        }
        if (osm.isEmpty()) return Optional.empty();
        if (closedOnHolidays) osm.append("; PH off");
        return Optional.of(withClosures(osm.toString()));
    }

    private String withClosures(String osm) {
        return closures.isEmpty() ? osm : osm + "; " + closures();
    }

    private String closures() {
        return closures.stream().map(dates -> dates + " off").collect(Collectors.joining("; "));
    }

    private Optional<String> withoutDays(Group group) {
        if (group.closed) return Optional.of("off");
        if (group.narrowed() || group.half != WHOLE_DAY || closedOnHolidays || group.alsoOnRequest)
            return Optional.empty();
        if (group.pieces.isEmpty()) return Optional.of(OsmWeekWriter.quoted(group.comment));
        // In the OSM grammar, hours without days apply to every day, Sunday included. The French text does not say
        // so.
        var hours = group.pieces.stream()
                .map(piece -> new Piece(piece.start(), piece.end(), ""))
                .toList();
        var words = group.comment.isEmpty() ? "jours non précisés" : "jours non précisés, " + group.comment;
        return Optional.of(OsmWeekWriter.rules("", hours) + " unknown " + OsmWeekWriter.quoted(words));
    }

    private static String narrowed(Group group) {
        var days = new StringBuilder();
        if (group.parity >= 0) days.append(group.parity == 1 ? "week 1-53/2 " : "week 2-52/2 ");
        if (!group.months.isEmpty()) days.append(group.months).append(' ');
        days.append(OsmWeekWriter.days(group.days));
        if (!group.nths.isEmpty()) {
            days.append('[');
            for (int i = 0; i < group.nths.size(); i++)
                days.append(i == 0 ? "" : ",").append(group.nths.get(i));
            days.append(']');
        }
        return OsmWeekWriter.rules(days.toString(), OsmWeekWriter.merged(piecesOf(group)));
    }

    private static List<Piece> piecesOf(Group group) {
        var pieces = new ArrayList<>(group.pieces);
        if (pieces.isEmpty() || group.alsoOnRequest) pieces.add(new Piece(0, 0, group.comment));
        return pieces;
    }

    /// Adds the hours of this group to the week. False if a day already has other hours that overlap them.
    private static boolean addTo(EnumMap<DayOfWeek, List<Piece>> week, Group group) {
        for (var day : DayOfWeek.values()) {
            if ((group.days & RuleDays.bit(day)) == 0) continue;
            var already = week.computeIfAbsent(day, _ -> new ArrayList<>());
            for (var piece : piecesOf(group)) {
                for (var other : already) {
                    if (piece.wordsOnly() || other.wordsOnly()) return false;
                    if (piece.start() < other.end() && other.start() < piece.end()) return false;
                }
            }
            already.addAll(piecesOf(group));
        }
        return true;
    }

    /// Removes the closed half-days of this group from the week. False if a half-day would split a span.
    private static boolean remove(EnumMap<DayOfWeek, List<Piece>> week, Group group) {
        for (var day : DayOfWeek.values()) {
            var pieces = week.get(day);
            if ((group.days & RuleDays.bit(day)) == 0 || pieces == null) continue;
            if (group.half == WHOLE_DAY) {
                pieces.clear();
                continue;
            }
            for (var piece : pieces) {
                if (piece.start() < NOON && piece.end() > MORNING_ENDS) return false;
            }
            pieces.removeIf(piece -> inHalf(piece, group.half));
        }
        return true;
    }
}
