package org.tousaidants.core.hours;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// « Mots des horaires » — splits a French text of opening hours into tokens. A text with an unknown word gives an
/// empty result, because the word may reverse the meaning (« sauf pendant les vacances »).
final class FrenchHoursTokenizer {
    enum HoursTokenKind {
        DAYS,
        NTH,
        TIME,
        NUMBER,
        TO,
        DASH,
        SLASH,
        AND,
        COMMA,
        BREAK,
        COLON,
        HALF,
        CLOSED,
        EXCEPT,
        COMMENT,
        PARITY,
        MONTH,
        YEAR,
        HOLIDAYS
    }

    /// One token of a text. The meaning of `value` depends on the kind of token: a bit mask of days, a rank in
    /// the month, minutes, an hour, 0 for morning, 1 for odd weeks, a month or a year. In a comment it is
    /// [#HALF_DAY] if the comment is about a morning or an afternoon.
    record HoursToken(HoursTokenKind kind, int value, String words) {}

    /// Value of a break token that opens a parenthesis. The text in the parenthesis belongs to the text before
    /// it.
    static final int ASIDE = 1;

    static final int HALF_DAY = 1;

    private static final int LONGEST = 600;

    private static final Map<String, HoursToken> WORDS = Map.ofEntries(
                    days(0, "lundi", "lundis", "lun", "lu"),
                    days(1, "mardi", "mardis", "mar", "ma"),
                    days(2, "mercredi", "mercredis", "mer", "merc", "me"),
                    days(3, "jeudi", "jeudis", "jeu", "je"),
                    days(4, "vendredi", "vendredis", "ven", "vend", "ve"),
                    days(5, "samedi", "samedis", "sam", "sa"),
                    days(6, "dimanche", "dimanches", "dim", "di"),
                    words(HoursTokenKind.NTH, 1, "premier", "premiers"),
                    words(HoursTokenKind.NTH, 2, "deuxieme", "deuxiemes", "second", "seconds"),
                    words(HoursTokenKind.NTH, 3, "troisieme", "troisiemes"),
                    words(HoursTokenKind.NTH, 4, "quatrieme", "quatriemes"),
                    words(HoursTokenKind.NTH, -1, "dernier", "derniers"),
                    words(HoursTokenKind.TIME, 12 * 60, "midi"),
                    words(HoursTokenKind.TIME, 24 * 60, "minuit"),
                    words(HoursTokenKind.TO, 0, "a", "au"),
                    words(HoursTokenKind.AND, 0, "et", "puis"),
                    words(HoursTokenKind.HALF, 0, "matin", "matins"),
                    words(HoursTokenKind.HALF, 1, "apresmidi", "apresmidis"),
                    words(HoursTokenKind.CLOSED, 0, "ferme", "fermee", "fermes", "fermees", "fermeture"),
                    words(HoursTokenKind.EXCEPT, 0, "sauf", "hormis", "hors"),
                    words(HoursTokenKind.MONTH, 1, "janvier"),
                    words(HoursTokenKind.MONTH, 2, "fevrier"),
                    words(HoursTokenKind.MONTH, 3, "mars"),
                    words(HoursTokenKind.MONTH, 4, "avril"),
                    words(HoursTokenKind.MONTH, 5, "mai"),
                    words(HoursTokenKind.MONTH, 6, "juin"),
                    words(HoursTokenKind.MONTH, 7, "juillet"),
                    words(HoursTokenKind.MONTH, 8, "aout"),
                    words(HoursTokenKind.MONTH, 9, "septembre"),
                    words(HoursTokenKind.MONTH, 10, "octobre"),
                    words(HoursTokenKind.MONTH, 11, "novembre"),
                    words(HoursTokenKind.MONTH, 12, "decembre"))
            .entrySet()
            .stream()
            .flatMap(entry -> entry.getKey().stream().map(word -> Map.entry(word, entry.getValue())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /// Words that do not change the meaning and are skipped.
    private static final Set<String> NOISE = Set.of(
            "de",
            "du",
            "des",
            "d",
            "le",
            "la",
            "les",
            "l",
            "tous",
            "toutes",
            "chaque",
            "mois",
            "ouvert",
            "ouverte",
            "ouverts",
            "ouvertes",
            "ouverture",
            "horaire",
            "horaires",
            "accueil",
            "public",
            "permanence",
            "permanences",
            "en",
            "continu",
            "h",
            "annuel",
            "annuelle",
            "uniquement",
            "seulement",
            "exclusivement",
            "obligatoire");

    private static final Set<String> CUT_SHORT =
            Set.of("de", "d", "du", "le", "la", "les", "et", "puis", "à", "a", "au", "en", "tous");

    private final String text;
    private final List<HoursToken> tokens = new ArrayList<>();
    private int at;

    private FrenchHoursTokenizer(String text) {
        this.text = text;
    }

    static Optional<List<HoursToken>> scan(String typed) {
        if (typed.length() > LONGEST) return Optional.empty();
        var scanner = new FrenchHoursTokenizer(plain(typed));
        return scanner.scan() ? Optional.of(halves(scanner.tokens)) : Optional.empty();
    }

    /// Joins a comment and a half-day, such as « sur rendez-vous l’après-midi » or « l’après-midi sur
    /// rendez-vous », to one comment token. They are not joined if hours follow.
    private static List<HoursToken> halves(List<HoursToken> tokens) {
        var joined = new ArrayList<HoursToken>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            int next = i + 1;
            while (next < tokens.size() && tokens.get(next).kind() == HoursTokenKind.COLON) next++;
            var other = next < tokens.size() ? tokens.get(next) : token;
            var hoursFollow = next + 1 < tokens.size()
                    && (tokens.get(next + 1).kind() == HoursTokenKind.TIME
                            || tokens.get(next + 1).kind() == HoursTokenKind.NUMBER
                            || tokens.get(next + 1).kind() == HoursTokenKind.COLON);
            var comment = token.kind() == HoursTokenKind.COMMENT ? token : other;
            var half = token.kind() == HoursTokenKind.COMMENT ? other : token;
            if (comment.kind() == HoursTokenKind.COMMENT && half.kind() == HoursTokenKind.HALF && !hoursFollow) {
                var when = half.value() == 0 ? " le matin" : " l’après-midi";
                joined.add(new HoursToken(HoursTokenKind.COMMENT, HALF_DAY, comment.words() + when));
                i = next;
            } else joined.add(token);
        }
        return joined;
    }

    /// Returns whether the text ends in the middle of a phrase. Some files truncate their cells at fifty
    /// characters: « du lundi au vendredi de 9h à 12h et d ».
    static boolean isCutShort(String typed) {
        var end = typed.length();
        while (end > 0 && Character.isWhitespace(typed.charAt(end - 1))) end--;
        int start = end;
        while (start > 0 && Character.isLetter(typed.charAt(start - 1))) start--;
        return CUT_SHORT.contains(typed.substring(start, end).toLowerCase(Locale.ROOT));
    }

    private boolean scan() {
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean known = switch (c) {
                case ' ', '\t', '\'' -> skip();
                case '\n', '\r', '|', ')', '.', ';' -> add(HoursTokenKind.BREAK, 0);
                case '(' -> add(HoursTokenKind.BREAK, ASIDE);
                case ',' -> add(HoursTokenKind.COMMA, 0);
                case '/' -> add(HoursTokenKind.SLASH, 0);
                case '-' -> add(HoursTokenKind.DASH, 0);
                case ':' -> add(HoursTokenKind.COLON, 0);
                case '&', '+' -> add(HoursTokenKind.AND, 0);
                default -> c >= '0' && c <= '9' ? number() : c >= 'a' && c <= 'z' && word();
            };
            if (!known) return false;
        }
        return true;
    }

    private boolean skip() {
        at++;
        return true;
    }

    private boolean add(HoursTokenKind kind, int value) {
        tokens.add(new HoursToken(kind, value, ""));
        at++;
        return true;
    }

    private boolean word() {
        var word = nextWord();
        if (word.equals("apres") && (peek('-') || peek(' '))) {
            int back = at++;
            if (nextWord().startsWith("midi")) word = "apresmidi";
            else at = back;
        }
        var known = WORDS.get(word);
        if (known != null) {
            // In « ouvert au public », the word « au » does not mean a range.
            return tokens.add(known);
        }
        return switch (word) {
            case "sur", "avec", "prendre", "prise" -> appointment("sur ", word);
            case "sans" -> appointment("sans ", word);
            case "rdv", "rendez" -> {
                at -= word.length();
                yield appointment("sur ", "");
            }
            case "semaine", "semaines" -> week();
            case "jour", "jours" -> anyDay();
            case "reste" -> rest();
            case "feries", "ferie" -> tokens.add(new HoursToken(HoursTokenKind.HOLIDAYS, 0, ""));
            default -> NOISE.contains(word);
        };
    }

    private String nextWord() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z') at++;
        return text.substring(start, at);
    }

    private boolean appointment(String prefix, String before) {
        spaces();
        int start = at;
        var word = nextWord();
        if (before.equals("prise") && word.equals("de")) {
            spaces();
            word = nextWord();
        }
        if (word.equals("interruption") && before.equals("sans")) return true;
        var what = switch (word) {
            case "rdv" -> "rendez-vous";
            case "rendez" -> {
                var whole = text.startsWith("-vous", at) || text.startsWith(" vous", at);
                at += whole ? 5 : 0;
                yield whole ? "rendez-vous" : "";
            }
            case "inscription", "reservation" -> before.equals("sur") || before.equals("sans") ? word : "";
            default -> "";
        };
        if (what.isEmpty()) {
            at = start;
            return false;
        }
        tokens.add(new HoursToken(
                HoursTokenKind.COMMENT, 0, prefix + (what.equals("reservation") ? "réservation" : what)));
        return true;
    }

    private boolean week() {
        int start = at;
        spaces();
        var word = nextWord();
        if (word.startsWith("pair")) return tokens.add(new HoursToken(HoursTokenKind.PARITY, 0, ""));
        if (word.startsWith("impair")) return tokens.add(new HoursToken(HoursTokenKind.PARITY, 1, ""));
        at = start;
        // In « la semaine de 8h30 à 12h00 et le samedi », « la semaine » means Monday to Friday.
        var before = text.substring(0, at).strip();
        if (!before.endsWith("la semaine") && !before.endsWith("en semaine")) return false;
        return tokens.add(new HoursToken(HoursTokenKind.DAYS, 0b11111, ""));
    }

    /// Reads the words « le reste du temps : sur rendez-vous », as [OpeningHoursText] writes them; returns
    /// whether they are there.
    private boolean rest() {
        if (!text.startsWith(" du temps", at)) return false;
        at += " du temps".length();
        while (peek(' ') || peek(':')) at++;
        return tokens.add(new HoursToken(HoursTokenKind.AND, 0, ""));
    }

    private boolean anyDay() {
        int start = at;
        spaces();
        if (nextWord().startsWith("ferie")) return tokens.add(new HoursToken(HoursTokenKind.HOLIDAYS, 0, ""));
        at = start;
        if (!text.substring(0, at).endsWith("tous les jours")) return false;
        return tokens.add(new HoursToken(HoursTokenKind.DAYS, 0x7f, ""));
    }

    private boolean number() {
        for (var always : new String[] {"7j/7", "7/7", "7j7"}) {
            if (text.startsWith(always, at)) {
                at += always.length();
                return tokens.add(new HoursToken(HoursTokenKind.DAYS, 0x7f, ""));
            }
        }
        if (year()) return true;
        int hour = digits();
        if (hour < 0) return false;
        int afterHour = at;
        if (isOrdinal()) return hour >= 1 && hour <= 5 && tokens.add(new HoursToken(HoursTokenKind.NTH, hour, ""));
        spaces();
        if (peek('h')) return hour(hour);
        if (peek(':')) {
            at++;
            var glued = at == afterHour + 1;
            int minutes = minutes(true);
            if (minutes >= 0) return time(hour, minutes);
            return glued && time(hour, 0);
        }
        if (peek('.') && at == afterHour) {
            at++;
            int minutes = minutes(false);
            if (minutes >= 0 && minutes % 15 == 0) return time(hour, minutes);
            at = afterHour;
        }
        at = afterHour;
        if (at < text.length() && Character.isLetter(text.charAt(at)) && !text.startsWith("a", at)) return false;
        tokens.add(new HoursToken(HoursTokenKind.NUMBER, hour, ""));
        return true;
    }

    /// Reads a year such as « 2026 » directly after a month; returns whether there is one.
    private boolean year() {
        if (tokens.isEmpty() || tokens.getLast().kind() != HoursTokenKind.MONTH || !isDigit(at + 3) || isDigit(at + 4))
            return false;
        var digits = text.substring(at, at + 4);
        if (!digits.matches("20\\d\\d")) return false;
        at += 4;
        return tokens.add(new HoursToken(HoursTokenKind.YEAR, Integer.parseInt(digits), ""));
    }

    /// Reads the part of a time that begins with its `h`, as in `9h`, `9 h 30`, `9 heures` or `9h30`, and also
    /// in `8h30h/12h` (a typing error) and `9h12h` (two times). Returns whether it is valid.
    ///
    /// @param hour the hour before the `h`
    private boolean hour(int hour) {
        var word = nextWord();
        if (!word.equals("h") && !word.equals("heures") && !word.equals("heure")) {
            if (!word.equals("ha")) return false;
            at--;
        }
        if (!word.startsWith("he") && isDigit(at)) {
            int start = at;
            int minutes = digits();
            if (minutes < 0 || at - start != 2) return false;
            if (peek('h')) {
                var slip = isRangeAfter(at + 1);
                if (!slip && (minutes % 15 == 0 || minutes <= hour || minutes > 24)) return false;
                if (slip) at++;
                else {
                    at = start;
                    minutes = 0;
                }
            }
            return time(hour, minutes);
        }
        int back = at;
        int minutes = minutes(true);
        // In « 14h 17H », a number followed by `h` is another hour and not the minutes.
        if (minutes >= 0 && minutes % 5 == 0 && !isHourMark(at)) return time(hour, minutes);
        at = back;
        return time(hour, 0);
    }

    private boolean time(int hour, int minutes) {
        if (hour > 24 || minutes > 59 || hour == 24 && minutes > 0) return false;
        return tokens.add(new HoursToken(HoursTokenKind.TIME, hour * 60 + minutes, ""));
    }

    /// Reads two digits, after spaces if allowed, and returns their value; returns -1 without advancing if there
    /// are none.
    private int minutes(boolean spaced) {
        int back = at;
        if (spaced) spaces();
        int start = at;
        if (isDigit(at)) {
            int minutes = digits();
            if (minutes >= 0 && at - start == 2) return minutes;
        }
        at = back;
        return -1;
    }

    /// Reads one or two digits and returns their value; returns -1 if there are more.
    private int digits() {
        var value = 0;
        int start = at;
        while (isDigit(at)) {
            if (at - start == 2) return -1;
            value = value * 10 + text.charAt(at++) - '0';
        }
        return value;
    }

    private boolean isOrdinal() {
        int back = at;
        var suffix = nextWord();
        if (suffix.equals("er")
                || suffix.equals("ers")
                || suffix.equals("e")
                || suffix.equals("eme")
                || suffix.equals("emes")
                || suffix.equals("nd")
                || suffix.equals("ieme")) return true;
        at = back;
        return false;
    }

    private boolean isRangeAfter(int index) {
        int i = index;
        while (i < text.length() && text.charAt(i) == ' ') i++;
        return i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '/' || text.startsWith("a ", i));
    }

    private boolean isHourMark(int index) {
        int i = index;
        while (i < text.length() && text.charAt(i) == ' ') i++;
        return i < text.length() && (text.charAt(i) == 'h' || text.charAt(i) == ':');
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private boolean peek(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private void spaces() {
        while (peek(' ')) at++;
    }

    /// Returns the normalised text: lower case, no accents, one kind of space, dash and apostrophe.
    private static String plain(String typed) {
        var plain = new StringBuilder(typed.length());
        var decomposed = Normalizer.normalize(typed, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (Character.getType(c) == Character.NON_SPACING_MARK) continue;
            switch (c) {
                case '\u00a0', '\u202f', '\u2009' -> plain.append(' ');
                case '\u2013', '\u2014', '\u2010', '\u2011', '\u2212' -> plain.append('-');
                case '\u2019' -> plain.append('\'');
                case '\u2022' -> plain.append('\n');
                default -> plain.append(c);
            }
        }
        return plain.toString();
    }

    private static Map.Entry<List<String>, HoursToken> days(int day, String... words) {
        return words(HoursTokenKind.DAYS, 1 << day, words);
    }

    private static Map.Entry<List<String>, HoursToken> words(HoursTokenKind kind, int value, String... words) {
        return Map.entry(List.of(words), new HoursToken(kind, value, words[0]));
    }
}
