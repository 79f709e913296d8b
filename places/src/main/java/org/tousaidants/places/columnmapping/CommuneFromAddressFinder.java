package org.tousaidants.places.columnmapping;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.places.columnmapping.NormalisationWarning.WarningKind;

/// Finds the commune of a record from its name, postcode, INSEE code, or an address that contains them. Two values
/// that agree outweigh a value that contradicts them. The sheet then gets the official name and code.
final class CommuneFromAddressFinder {
    private static final Pattern POSTCODE = Pattern.compile("(?<!\\d)(\\d{2}) ?(\\d{3})(?!\\d)");
    private static final Pattern CEDEX = Pattern.compile("(?i)\\s*\\bcedex\\b\\s*\\d*");
    private static final Pattern INSEE = Pattern.compile("(?:[013-9]\\d|2[AB1-9])\\d{3}");

    /// Matches the postcode and commune at the end of an address: « …, 33500 LIBOURNE », « …, 51200, Épernay,
    /// Marne, Grand Est, FRA ».
    private static final Pattern TAIL =
            Pattern.compile("(?s)(?:^|[\\s,;(–-])(?:F-)?(\\d{5})(?!\\d)[\\s,]*([^,\\n\\d()]*)(.*)$");

    /// INSEE codes of the three cities that are divided into arrondissements: Paris, Marseille and Lyon.
    private static final Set<String> DIVIDED = Set.of("75056", "13055", "69123");

    private static final Pattern DISTRICT = Pattern.compile(" \\d+(er|e) Arrondissement$");

    private static final double NEIGHBOUR_METRES = 25_000;

    private final Communes communes;

    CommuneFromAddressFinder(Communes communes) {
        this.communes = communes;
    }

    /// The values of the source that may identify the commune.
    record CommuneClues(String address, String postcode, String commune, String insee) {}

    /// Finds the commune of a record; empty if no value of the record identifies a commune. Passes each
    /// correction of the record to `warn`.
    Optional<PostalLocality> find(
            CommuneClues clues, Optional<GeoPoint> position, BiConsumer<WarningKind, String> warn) {
        var tail = tail(clues.address());
        var postcode = postcode(clues.postcode());
        var postcodeOfAddress = tail.map(match -> match.group(1)).orElse("");
        if (postcode.isEmpty()) postcode = postcodeOfAddress;
        var name = name(clues.commune());
        if (name.isEmpty() && tail.isPresent()) name = name(tail.get().group(2));
        var insee = insee(clues.insee());
        if (!clues.insee().isEmpty() && insee.isEmpty()) warn.accept(WarningKind.INSEE_REPAIRED, clues.insee());

        var found = official(name, postcode, insee, position, warn);
        if (found.isEmpty() && (name.isEmpty() || postcode.isEmpty())) return Optional.empty();
        if (found.isEmpty()) {
            warn.accept(WarningKind.COMMUNE_UNKNOWN, name + " " + postcode);
            return Optional.of(new PostalLocality(way(clues.address(), postcode, name), postcode, name, insee, found));
        }
        // In Paris, Lyon and Marseille the postcode identifies the arrondissement. The national library then
        // writes the INSEE code of the arrondissement, so the same is done here.
        var commune = district(found.get(), postcode).orElse(found.get());
        if (!clues.commune().isEmpty() && !namesIt(clues.commune(), commune))
            warn.accept(WarningKind.COMMUNE_REPAIRED, clues.commune());
        var written = postcode;
        postcode = repaired(postcode, commune);
        if (!postcode.equals(written)) warn.accept(WarningKind.POSTCODE_REPAIRED, clues.postcode());
        if (postcode.isEmpty()) return Optional.empty();
        if (!insee.isEmpty() && !insee.equals(commune.code()) && !commune.isDistrict())
            warn.accept(WarningKind.INSEE_REPAIRED, clues.insee());
        var way = way(clues.address(), written, name);
        return Optional.of(new PostalLocality(way, postcode, city(commune), commune.code(), found));
    }

    private Optional<Commune> official(
            String name,
            String postcode,
            String insee,
            Optional<GeoPoint> position,
            BiConsumer<WarningKind, String> warn) {
        var byCode = insee.isEmpty() ? Optional.<Commune>empty() : communes.byCode(insee);
        var byName = name.isEmpty() ? Optional.<Commune>empty() : byName(name, postcode);
        if (byCode.isPresent() && byName.isPresent() && !byCode.get().equals(byName.get())) {
            // If the name and the postcode agree with each other but not with the INSEE code, the code
            // is considered wrong.
            return sameName(name, city(byName.get()))
                            && byName.get().postcodes().contains(postcode)
                            && !byCode.get().postcodes().contains(postcode)
                    ? byName
                    : byCode;
        }
        if (byCode.isPresent()) return byCode;
        if (byName.isPresent() && sameName(name, city(byName.get()))) return byName;
        // If the written name resembles the name of the commune nearest to the position, this commune is
        // chosen, even if the postcode alone indicates another.
        var around = position.flatMap(communes::nearest).filter(commune -> nearly(name, commune.name()));
        if (around.isPresent()) return around;
        if (byName.isPresent()) return byName;
        return guessed(name, postcode, position, warn);
    }

    private static boolean nearly(String written, String official) {
        var one = letters(written);
        var other = letters(official);
        return one.length() >= 4 && (one.startsWith(other) || other.startsWith(one));
    }

    /// Guesses the commune from the postcode: the only commune with this postcode; if there are several, the one
    /// nearest to the position; without a position, the most populated.
    private Optional<Commune> guessed(
            String name, String postcode, Optional<GeoPoint> position, BiConsumer<WarningKind, String> warn) {
        var candidates = postcode.isEmpty() ? List.<Commune>of() : communes.byPostcode(postcode);
        var beginning = letters(name);
        var longer = candidates.stream()
                .filter(commune ->
                        !beginning.isEmpty() && letters(commune.name()).startsWith(beginning))
                .toList();
        if (longer.size() == 1) return Optional.of(longer.getFirst());
        // If the name is unknown, such as that of a hamlet, and several communes share the postcode, only a
        // position can identify the commune.
        if (!name.isEmpty() && candidates.size() != 1 && position.isEmpty()) return Optional.empty();
        if (candidates.size() == 1) return Optional.of(candidates.getFirst());
        var guess = position.isPresent()
                ? nearest(candidates, position.get())
                : candidates.stream().max(Comparator.comparingInt(Commune::population));
        guess.ifPresent(commune -> warn.accept(WarningKind.COMMUNE_GUESSED, commune.name()));
        return guess;
    }

    private Optional<Commune> nearest(List<Commune> candidates, GeoPoint point) {
        if (candidates.isEmpty()) return communes.nearest(point);
        return candidates.stream()
                .min(Comparator.comparingDouble(commune -> commune.centre().metresTo(point)));
    }

    private Optional<Commune> byName(String name, String postcode) {
        return communes.find(name, postcode);
    }

    /// Returns the postcode of the record if it belongs to the commune or to a neighbouring commune, else the
    /// postcode of the commune. The postcode of a record may be wrong, for example a CEDEX code.
    private String repaired(String postcode, Commune commune) {
        var own = commune.postcodes();
        if (own.contains(postcode) || own.isEmpty()) return postcode;
        var neighbour = communes.byPostcode(postcode).stream()
                .anyMatch(other -> other.centre().metresTo(commune.centre()) <= NEIGHBOUR_METRES);
        return neighbour ? postcode : own.getFirst();
    }

    private Optional<Commune> district(Commune city, String postcode) {
        if (!DIVIDED.contains(city.code())) return Optional.empty();
        var served = communes.byPostcode(postcode);
        return served.size() == 1 && served.getFirst().isDistrict() && sameName(city(served.getFirst()), city.name())
                ? Optional.of(served.getFirst())
                : Optional.empty();
    }

    /// Returns the name of the city as written in addresses, without an arrondissement.
    private static String city(Commune commune) {
        return commune.isDistrict() ? DISTRICT.matcher(commune.name()).replaceFirst("") : commune.name();
    }

    /// Returns whether a written name of a commune names an arrondissement, as in « Lyon 8e ».
    private static boolean namesIt(String written, Commune commune) {
        return sameName(written, city(commune))
                || (commune.isDistrict() && letters(written).startsWith(letters(city(commune))));
    }

    private static boolean sameName(String written, String official) {
        return letters(written).equals(letters(official));
    }

    private static String letters(String name) {
        var folded = SourceTextNormaliser.fold(name);
        var letters = new StringBuilder(folded.length());
        for (var i = 0; i < folded.length(); i++) {
            var c = folded.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters.append(c);
        }
        return letters.toString();
    }

    static String postcode(String written) {
        var text = written.endsWith(".0") ? written.substring(0, written.length() - 2) : written;
        // Spreadsheets delete the zero at the start of a postcode, so that 1140 means 01140.
        if (text.length() == 4 && text.chars().allMatch(c -> c >= '0' && c <= '9')) return "0" + text;
        var match = POSTCODE.matcher(text);
        return match.find() ? match.group(1) + match.group(2) : "";
    }

    private static String insee(String written) {
        var text = written.endsWith(".0") ? written.substring(0, written.length() - 2) : written.strip();
        if (text.length() == 4 && text.chars().allMatch(c -> c >= '0' && c <= '9')) text = "0" + text;
        text = text.toUpperCase(java.util.Locale.ROOT);
        return INSEE.matcher(text).matches() && Field.CODE_INSEE.accepts(text) ? text : "";
    }

    private static String name(String written) {
        if (written.isEmpty() || plainName(written)) return written;
        var text = CEDEX.matcher(TextCellCleaner.line(written)).replaceAll("");
        var paren = text.indexOf('(');
        if (paren > 0) text = text.substring(0, paren);
        return TextCellCleaner.trimmed(
                text.replaceAll("\\d{5}|[^\\p{L}\\d'’ -]", " ").replaceAll(" {2,}", " "));
    }

    private static boolean plainName(String name) {
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (!Character.isLetter(c) && c != '-' && c != '\'' && c != ' ') return false;
        }
        return !name.toLowerCase(java.util.Locale.ROOT).contains("cedex") && Character.isLetter(name.charAt(0));
    }

    private static Optional<Matcher> tail(String address) {
        if (!holdsPostcode(address)) return Optional.empty();
        var match = TAIL.matcher(address);
        return match.find() ? Optional.of(match) : Optional.empty();
    }

    private static boolean holdsPostcode(String address) {
        var digits = 0;
        for (var i = 0; i < address.length(); i++) {
            var c = address.charAt(i);
            digits = c >= '0' && c <= '9' ? digits + 1 : 0;
            if (digits == 5) return true;
        }
        return false;
    }

    /// Returns the street of an address, without the postcode and the commune at its end.
    private static String way(String address, String postcode, String name) {
        var tail = tail(address);
        var way = address;
        var repeated = tail.isPresent()
                && (tail.get().group(1).equals(postcode)
                        || sameName(name(tail.get().group(2)), name));
        if (repeated) way = address.substring(0, tail.get().start());
        way = TextCellCleaner.address(way);
        var folded = SourceTextNormaliser.fold(way);
        var commune = SourceTextNormaliser.fold(name);
        if (!commune.isEmpty() && folded.length() == way.length()) {
            if (folded.equals(commune)) return "";
            if (folded.endsWith(", " + commune)) way = way.substring(0, way.length() - commune.length() - 2);
        }
        return TextCellCleaner.trimmed(way);
    }
}
