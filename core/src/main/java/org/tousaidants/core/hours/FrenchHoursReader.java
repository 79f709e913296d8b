package org.tousaidants.core.hours;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tousaidants.core.hours.FrenchHoursTokenizer.HoursToken;
import org.tousaidants.core.hours.FrenchHoursTokenizer.HoursTokenKind;
import org.tousaidants.core.hours.OsmWeekWriter.OpeningSpan;

/// « Horaires en français » — converts texts such as « Du lundi au vendredi de 9h à 12h30 et de 13h30 à 17h » to the
/// grammar of opening hours of OpenStreetMap (OSM grammar). The result is empty for an unknown word, an opening time
/// without its closing time, or an ambiguous text.
public final class FrenchHoursReader {
    private static final Pattern SENTENCE = Pattern.compile("[;\\n|]|\\.(?=\\s)");

    private static final int NOON = 12 * 60;
    private static final int EARLIEST = 5 * 60;
    private static final int LATE = 17 * 60;
    /// Latest end of a morning, in minutes from midnight (13:30). An afternoon may begin at noon.
    private static final int MORNING_ENDS = 13 * 60 + 30;

    private static final int MORNING = 0;
    private static final int WHOLE_DAY = -1;

    /// One part of a text of opening hours: days, their restrictions and their hours.
    private static final class OpeningHoursGroup {
        int days;
        final List<Integer> nths = new ArrayList<>();
        int half = WHOLE_DAY;
        int parity = -1;
        String months = "";
        String comment = "";
        boolean closed;
        boolean alsoOnRequest;
        final List<OpeningSpan> pieces = new ArrayList<>();

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

    /// The meaning of a table cell that contains hours, « fermé » or a comment.
    ///
    /// @param closed whether the cell means « fermé »
    /// @param pieces the opening spans and comments
    record OpeningHoursCell(boolean closed, List<OpeningSpan> pieces) {}

    private final List<HoursToken> tokens;
    private final List<OpeningHoursGroup> groups = new ArrayList<>();
    private int at;
    private final boolean commentsFirst;
    private final boolean parityFirst;
    private String comment = "";
    private int parity = -1;
    private boolean closedOnHolidays;
    private final List<String> closures = new ArrayList<>();
    private boolean hoursFirst;
    /// Whether the spans of one day may overlap: a column of a table may list the hours of several rooms, as in
    /// `13:30 - 17:00 / 14:00 - 16:00`.
    private final boolean mayOverlap;

    private FrenchHoursReader(List<HoursToken> tokens, boolean mayOverlap) {
        this.tokens = tokens;
        this.mayOverlap = mayOverlap;
        var first = tokens.isEmpty() ? HoursTokenKind.BREAK : tokens.getFirst().kind();
        commentsFirst = first == HoursTokenKind.COMMENT;
        parityFirst = first == HoursTokenKind.PARITY;
    }

    /// Returns a French text converted to the OSM grammar; empty if its meaning is uncertain.
    public static Optional<String> toOsm(String french) {
        if (FrenchHoursTokenizer.isCutShort(french)) return Optional.empty();
        return FrenchHoursTokenizer.scan(french)
                .map(tokens -> new FrenchHoursReader(tokens, false))
                .flatMap(FrenchHoursReader::convert);
    }

    /// Returns the first part of a refused text that cannot be read, as it was typed: a sentence, a line, or the
    /// words between two commas; empty if each part can be read on its own.
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

    /// Returns the meaning of a table cell that contains hours without days; empty if it is not understood.
    static Optional<OpeningHoursCell> cell(String french) {
        var scanned = FrenchHoursTokenizer.scan(french).map(tokens -> new FrenchHoursReader(tokens, true));
        if (scanned.isEmpty() || !scanned.get().parse()) return Optional.empty();
        var groups = scanned.get().groups;
        if (groups.size() != 1
                || scanned.get().closedOnHolidays
                || !scanned.get().closures.isEmpty()) return Optional.empty();
        var group = groups.getFirst();
        if (group.hasDays() || group.narrowed() || group.half != WHOLE_DAY) return Optional.empty();
        if (group.closed)
            return group.pieces.isEmpty() ? Optional.of(new OpeningHoursCell(true, List.of())) : Optional.empty();
        var pieces = new ArrayList<>(group.pieces);
        if (group.alsoOnRequest || pieces.isEmpty()) pieces.add(new OpeningSpan(0, 0, group.comment));
        return Optional.of(new OpeningHoursCell(false, pieces));
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

    private static boolean complete(OpeningHoursGroup group) {
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

    // The methods below parse days.

    private boolean days() {
        var current = groups.isEmpty() ? null : groups.getLast();
        if (hoursFirst) return false;
        if (current != null && !current.hasDays() && !current.pieces.isEmpty()) {
            // Days after the hours, as in « 9h-12h et 14h-17h du lundi au vendredi », are accepted only
            // at the end of the text.
            if (groups.size() > 1) return false;
            hoursFirst = true;
            return readDays(current);
        }
        if (current != null && current.bare() && current.hasDays()) return false;
        var group = current != null && current.bare() ? current : open();
        return readDays(group);
    }

    private OpeningHoursGroup open() {
        var group = new OpeningHoursGroup();
        if (commentsFirst) group.comment = comment;
        if (parityFirst) group.parity = parity;
        groups.add(group);
        return group;
    }

    private boolean readDays(OpeningHoursGroup group) {
        while (true) {
            var ranks = new ArrayList<Integer>();
            while (is(HoursTokenKind.NTH)) {
                ranks.add(tokens.get(at++).value());
                int back = at;
                while (is(HoursTokenKind.AND) || is(HoursTokenKind.COMMA)) at++;
                if (!is(HoursTokenKind.NTH)) at = back;
            }
            if (!is(HoursTokenKind.DAYS)) return false;
            int first = tokens.get(at++).value();
            int mask = first;
            if (ranks.isEmpty()
                    && (is(HoursTokenKind.TO) || is(HoursTokenKind.DASH))
                    && isAt(at + 1, HoursTokenKind.DAYS)) {
                var list = is(HoursTokenKind.DASH)
                        && isAt(at + 2, HoursTokenKind.DASH)
                        && isAt(at + 3, HoursTokenKind.DAYS);
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
            while (is(HoursTokenKind.AND)
                    || is(HoursTokenKind.COMMA)
                    || is(HoursTokenKind.SLASH)
                    || is(HoursTokenKind.DASH)) at++;
            if (!is(HoursTokenKind.DAYS) && !is(HoursTokenKind.NTH)) {
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

    // The methods below parse hours.

    private boolean hours() {
        var times = new ArrayList<HoursToken>();
        var gaps = new ArrayList<Integer>();
        int after = at;
        var gap = 0;
        while (at < tokens.size()) {
            var token = tokens.get(at);
            if (beginsDate()) break;
            if (token.kind() == HoursTokenKind.TIME || token.kind() == HoursTokenKind.NUMBER) {
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

    private boolean pair(OpeningHoursGroup group, List<HoursToken> times, List<Integer> gaps) {
        if (times.size() % 2 != 0) return false;
        int before = group.pieces.isEmpty() ? 0 : group.pieces.getLast().end();
        for (int i = 0; i < times.size(); i += 2) {
            var from = times.get(i);
            var to = times.get(i + 1);
            if (gaps.get(i + 1) != 0 || from.kind() == HoursTokenKind.NUMBER && to.kind() == HoursTokenKind.NUMBER)
                return false;
            int start = minutes(from);
            int end = minutes(to);
            if (end <= start && start >= LATE && end <= EARLIEST + 60) end += OpeningRule.DAY;
            if (start < EARLIEST || end <= start || end > OpeningRule.DAY && i + 2 < times.size()) return false;
            // Two overlapping spans in one group are considered a typing error, unless a comment
            // distinguishes them.
            if (start < before && !mayOverlap) return false;
            before = end;
            group.pieces.add(new OpeningSpan(start, end, group.comment));
        }
        return true;
    }

    private static int minutes(HoursToken token) {
        return token.kind() == HoursTokenKind.NUMBER ? token.value() * 60 : token.value();
    }

    private static boolean inHalf(OpeningSpan piece, int half) {
        return half == MORNING ? piece.end() <= MORNING_ENDS : piece.start() >= NOON;
    }

    // The methods below parse restrictions and comments.

    private boolean comment(HoursToken token) {
        var words = token.words();
        if (token.value() == FrenchHoursTokenizer.HALF_DAY) return halfOnRequest(words);
        var set = at > 0
                && isAt(at - 1, HoursTokenKind.BREAK, HoursTokenKind.COMMA)
                && tokens.get(at - 1).value() != FrenchHoursTokenizer.ASIDE;
        var and = at > 0 && isAt(at - 1, HoursTokenKind.AND);
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
        // The text is refused, because it is unclear to which days the comment applies, as in « …, sur
        // rendez-vous le lundi » or « lundi 9h-12h, mardi 14h-17h, sur rendez-vous ».
        var group = groups.getLast();
        var ofWhat = set && (is(HoursTokenKind.DAYS) || groups.size() > 1 && !group.bare() && !is(HoursTokenKind.TIME));
        if (ofWhat || group.closed) return false;
        if (and && !group.pieces.isEmpty()) {
            // The text is refused, because hours after a comment are ambiguous, as in « de 9h à 12h et
            // sur rendez-vous 14h ».
            if (is(HoursTokenKind.TIME) || is(HoursTokenKind.NUMBER)) return false;
            group.alsoOnRequest = true;
            group.comment = words;
            return true;
        }
        if (group.pieces.isEmpty()) group.comment = words;
        group.pieces.replaceAll(
                piece -> piece.comment().isEmpty() ? new OpeningSpan(piece.start(), piece.end(), words) : piece);
        return true;
    }

    /// Reads a comment for half a day, such as « 9h-12h, sur rendez-vous l’après-midi ». The comment is added to
    /// the hours of the same days, or replaces hours in the same half of the day. Returns whether it could be
    /// read.
    private boolean halfOnRequest(String words) {
        at++;
        if (commentsFirst || groups.isEmpty() || is(HoursTokenKind.DAYS)) return false;
        var group = groups.getLast();
        if (group.closed || group.alsoOnRequest || !group.comment.isEmpty() || !group.hasDays()) return false;
        // The text is refused, because a comment in its own sentence after several groups of days does not
        // say to which days it applies.
        if (!group.bare() && groups.size() > 1 && at > 1 && isAt(at - 2, HoursTokenKind.BREAK)) return false;
        group.comment = words;
        group.alsoOnRequest = !group.pieces.isEmpty();
        return true;
    }

    private boolean parity(int value) {
        var set = at > 0 && isAt(at - 1, HoursTokenKind.BREAK, HoursTokenKind.COMMA, HoursTokenKind.SLASH);
        at++;
        if (parityFirst) {
            parity = value;
            if (!groups.isEmpty() && groups.getLast().bare()) return false;
            // Hours without days may follow a week parity; they apply to these weeks.
            if (!is(HoursTokenKind.DAYS) && !(is(HoursTokenKind.COLON) && isAt(at + 1, HoursTokenKind.DAYS))) open();
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
        while (at + 1 < tokens.size() && isAt(at + 1, HoursTokenKind.MONTH)) {
            if (is(HoursTokenKind.TO) || is(HoursTokenKind.DASH)) months.append('-');
            else if (is(HoursTokenKind.AND) || is(HoursTokenKind.COMMA)) months.append(',');
            else return false;
            months.append(month(tokens.get(at + 1)));
            at += 2;
        }
        groups.getLast().months = months.toString();
        return true;
    }

    private static String month(HoursToken token) {
        return new String[] {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
                [token.value() - 1];
    }

    private boolean half(int half) {
        at++;
        if (groups.isEmpty()) return false;
        var group = groups.getLast();
        // In « matin 9h-12h » or « 9h-12h le matin », the name of the half-day only repeats the information
        // of the hours.
        if (!group.pieces.isEmpty()) return inHalf(group.pieces.getLast(), half) && group.half == WHOLE_DAY;
        if (group.half != WHOLE_DAY) return false;
        group.half = half;
        return true;
    }

    private boolean holidays() {
        at++;
        while (is(HoursTokenKind.COLON)) at++;
        if (!is(HoursTokenKind.CLOSED)) return false;
        at++;
        closedOnHolidays = true;
        return true;
    }

    private boolean closed() {
        at++;
        while (is(HoursTokenKind.COLON)) at++;
        if (is(HoursTokenKind.HOLIDAYS)) {
            at++;
            closedOnHolidays = true;
            return true;
        }
        if (!groups.isEmpty() && groups.getLast().bare()) {
            groups.getLast().closed = true;
            return true;
        }
        // The closed dates are read, as in « fermé du 24 décembre au 2 janvier » or « fermé en août ».
        var dates = dates();
        if (dates.isEmpty()) dates = wholeMonths();
        if (!dates.isEmpty()) return closures.add(dates);
        // The closed weekday is read, as in « fermé le mercredi ».
        if (is(HoursTokenKind.DAYS)) return exclusion();
        if (at < tokens.size() || !groups.isEmpty()) return false;
        open().closed = true;
        return true;
    }

    private boolean except() {
        at++;
        if (is(HoursTokenKind.HOLIDAYS)) {
            at++;
            closedOnHolidays = true;
            return true;
        }
        if (!is(HoursTokenKind.DAYS) || groups.isEmpty() || !groups.getLast().hasDays()) return false;
        var group = groups.getLast();
        if (!group.bare()) return exclusion();
        var except = new OpeningHoursGroup();
        if (!readDays(except) || is(HoursTokenKind.HALF) || !except.nths.isEmpty()) return false;
        group.days &= ~except.days;
        return group.hasDays();
    }

    private boolean exclusion() {
        var group = new OpeningHoursGroup();
        if (!readDays(group) || !group.nths.isEmpty()) return false;
        if (is(HoursTokenKind.HALF)) group.half = tokens.get(at++).value();
        group.closed = true;
        groups.add(group);
        return true;
    }

    private boolean is(HoursTokenKind kind) {
        return isAt(at, kind);
    }

    private boolean isAt(int index, HoursTokenKind... kinds) {
        if (index < 0 || index >= tokens.size()) return false;
        for (var kind : kinds) if (tokens.get(index).kind() == kind) return true;
        return false;
    }

    // The following methods read the days of the year on which the place is closed.

    /// Reads closed dates as [OpeningHoursText] writes them: « du 24 décembre au 2 janvier : fermé ».
    private boolean closedDates() {
        int back = at;
        var dates = dates();
        if (dates.isEmpty()) return false;
        while (is(HoursTokenKind.COLON)) at++;
        if (is(HoursTokenKind.CLOSED)) {
            at++;
            return closures.add(dates);
        }
        at = back;
        return false;
    }

    /// Returns whether a date follows and not hours, as in « 24 décembre » or « 24 au 31 décembre ».
    private boolean beginsDate() {
        return is(HoursTokenKind.NUMBER)
                && (isAt(at + 1, HoursTokenKind.MONTH)
                        || isAt(at + 1, HoursTokenKind.TO, HoursTokenKind.DASH)
                                && isAt(at + 2, HoursTokenKind.NUMBER)
                                && isAt(at + 3, HoursTokenKind.MONTH));
    }

    private boolean closedMonths() {
        int back = at;
        var months = wholeMonths();
        while (is(HoursTokenKind.COLON)) at++;
        if (!months.isEmpty() && is(HoursTokenKind.CLOSED)) {
            at++;
            return closures.add(months);
        }
        at = back;
        return false;
    }

    /// Reads dates such as « 24 décembre », « 24 au 31 décembre » or « 24 décembre 2026 au 2 janvier 2027 », and
    /// returns them in the OSM grammar. If there is no date, the result is empty and nothing is read.
    private String dates() {
        int back = at;
        int first = day();
        var from = first > 0 ? monthAndYear() : "";
        var ranged = first > 0 && (is(HoursTokenKind.TO) || is(HoursTokenKind.DASH));
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

    /// Reads and returns a day of the month; 0 if there is none.
    private int day() {
        if (!is(HoursTokenKind.NUMBER) && !is(HoursTokenKind.NTH)) return 0;
        int day = tokens.get(at).value();
        if (day < 1 || day > 31) return 0;
        at++;
        return day;
    }

    private String monthAndYear() {
        if (!is(HoursTokenKind.MONTH)) return "";
        var month = month(tokens.get(at++));
        return is(HoursTokenKind.YEAR) ? tokens.get(at++).value() + " " + month : month;
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

    /// Reads whole months, such as « en août » or « de juillet à août », and returns them in the OSM grammar.
    private String wholeMonths() {
        int back = at;
        var months = monthAndYear();
        if (!months.isEmpty()
                && (is(HoursTokenKind.TO) || is(HoursTokenKind.DASH))
                && isAt(at + 1, HoursTokenKind.MONTH)) {
            at++;
            months += "-" + monthAndYear();
        }
        if (months.isEmpty() || months.indexOf(' ') != months.lastIndexOf(' ')) {
            at = back;
            return "";
        }
        return months;
    }

    // The following methods write the text in the OSM grammar.

    private Optional<String> write() {
        if (groups.isEmpty()) return Optional.of(closures());
        var only = groups.getFirst();
        if (groups.size() == 1 && !only.hasDays()) return withoutDays(only).map(this::withClosures);
        var week = new EnumMap<DayOfWeek, List<OpeningSpan>>(DayOfWeek.class);
        for (var group : groups) {
            if (!group.hasDays()) return Optional.empty();
            if (!group.closed && !group.narrowed() && !addTo(week, group)) return Optional.empty();
        }
        for (var group : groups) if (group.closed && !remove(week, group)) return Optional.empty();
        var osm = new StringBuilder(OsmWeekWriter.write(week));
        var writtenDays = 0;
        for (var entry : week.entrySet())
            if (!entry.getValue().isEmpty()) writtenDays |= OpeningRuleDays.bit(entry.getKey());
        for (var group : groups) {
            if (group.closed || !group.narrowed()) continue;
            // If hours of the same day were already written, a comma is used, because after a comma the
            // new hours are added to the earlier ones and do not replace them.
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

    private Optional<String> withoutDays(OpeningHoursGroup group) {
        if (group.closed) return Optional.of("off");
        if (group.narrowed() || group.half != WHOLE_DAY || closedOnHolidays || group.alsoOnRequest)
            return Optional.empty();
        if (group.pieces.isEmpty()) return Optional.of(OsmWeekWriter.quoted(group.comment));
        // In the OSM grammar, hours without days apply to every day, including Sunday. A French text without
        // days does not mean Sunday.
        var hours = group.pieces.stream()
                .map(piece -> new OpeningSpan(piece.start(), piece.end(), ""))
                .toList();
        var words = group.comment.isEmpty() ? "jours non précisés" : "jours non précisés, " + group.comment;
        return Optional.of(OsmWeekWriter.rules("", hours) + " unknown " + OsmWeekWriter.quoted(words));
    }

    private static String narrowed(OpeningHoursGroup group) {
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

    private static List<OpeningSpan> piecesOf(OpeningHoursGroup group) {
        var pieces = new ArrayList<>(group.pieces);
        if (pieces.isEmpty() || group.alsoOnRequest) pieces.add(new OpeningSpan(0, 0, group.comment));
        return pieces;
    }

    /// Adds the hours of a group to the week. Returns false if they overlap hours that a day of the week already
    /// has.
    private static boolean addTo(EnumMap<DayOfWeek, List<OpeningSpan>> week, OpeningHoursGroup group) {
        for (var day : DayOfWeek.values()) {
            if ((group.days & OpeningRuleDays.bit(day)) == 0) continue;
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

    /// Removes the closed half-days of this group from the week. Returns false if a half-day would split a span.
    private static boolean remove(EnumMap<DayOfWeek, List<OpeningSpan>> week, OpeningHoursGroup group) {
        for (var day : DayOfWeek.values()) {
            var pieces = week.get(day);
            if ((group.days & OpeningRuleDays.bit(day)) == 0 || pieces == null) continue;
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
