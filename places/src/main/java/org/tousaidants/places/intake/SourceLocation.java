package org.tousaidants.places.intake;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tousaidants.places.intake.SourceRefusal.SourceProblem;

/// « Emplacement d’une source » — a file or a web address, optionally with the `@path` suffix of the national tool
/// for the list within a JSON document: `places.json@data.items`, `https://example.org/y.json@results.0.rows`.
public sealed interface SourceLocation {
    /// Returns the names that lead from the root of the JSON document to the list of records; empty if the
    /// location has no `@path` suffix.
    List<String> path();

    record FileSource(Path file, List<String> path) implements SourceLocation {
        public FileSource {
            path = List.copyOf(path);
        }
    }

    record WebSource(URI address, List<String> path) implements SourceLocation {
        public WebSource {
            path = List.copyOf(path);
        }
    }

    sealed interface LocationParseResult permits ParsedLocation, SourceRefusal {}

    record ParsedLocation(SourceLocation location) implements LocationParseResult {}

    /// Parses a location that a person typed. Code that reads a web form must refuse a result of type
    /// [FileSource], because it could read any file of the server.
    static LocationParseResult parse(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) return SourceRefusal.because(SourceProblem.NO_LOCATION);
        var scheme = LocationPatterns.SCHEME.matcher(text);
        var web = false;
        if (scheme.lookingAt()) {
            var name = scheme.group(1).toLowerCase(Locale.ROOT);
            web = name.equals("http") || name.equals("https");
            if (!web) return SourceRefusal.because(SourceProblem.UNKNOWN_SCHEME, name);
        }
        int mark = suffixMark(text);
        String place = mark < 0 ? text : text.substring(0, mark).strip();
        List<String> path =
                mark < 0 ? List.of() : List.of(text.substring(mark + 1).strip().split("\\.", -1));
        if (place.isEmpty()) return SourceRefusal.because(SourceProblem.NO_LOCATION);
        if (path.stream().anyMatch(String::isBlank))
            return SourceRefusal.because(SourceProblem.BAD_PATH, text.substring(mark));
        return web ? onWeb(place, path) : inFile(place, path);
    }

    /// Parses a web address without a suffix, such as the target of a redirect.
    static LocationParseResult parseAddress(String typed) {
        return LocationPatterns.WEB.matcher(typed).matches()
                ? onWeb(typed, List.of())
                : SourceRefusal.because(SourceProblem.UNKNOWN_SCHEME, typed.replaceFirst("[:/].*", ""));
    }

    /// Returns the index of the `@` that begins the suffix: the last `@`, unless the text after it clearly
    /// belongs to an address or a file name (`places@2024.csv`).
    private static int suffixMark(String text) {
        var mark = text.lastIndexOf('@');
        if (mark < 0) return -1;
        var after = text.substring(mark + 1);
        return LocationPatterns.NOT_A_PATH.matcher(after).find() ? -1 : mark;
    }

    private static LocationParseResult inFile(String place, List<String> path) {
        try {
            return new ParsedLocation(new FileSource(Path.of(place), path));
        } catch (InvalidPathException invalid) {
            return SourceRefusal.because(SourceProblem.BAD_ADDRESS, place.replace("\0", "␀"));
        }
    }

    private static LocationParseResult onWeb(String place, List<String> path) {
        try {
            var address = address(place);
            if (address.getRawUserInfo() != null) return SourceRefusal.because(SourceProblem.CREDENTIALS_IN_ADDRESS);
            return address.getHost() == null
                    ? SourceRefusal.because(SourceProblem.BAD_ADDRESS, place)
                    : new ParsedLocation(new WebSource(address, path));
        } catch (URISyntaxException | IllegalArgumentException invalid) {
            return SourceRefusal.because(SourceProblem.BAD_ADDRESS, place.replace("\0", "␀"));
        }
    }

    /// Converts a typed address to a URI. Addresses copied from browsers contain accents, spaces and braces,
    /// which a URI must encode.
    private static URI address(String place) throws URISyntaxException {
        var parts = LocationPatterns.WEB.matcher(place);
        if (!parts.matches()) throw new URISyntaxException(place, "not a web address");
        var authority = parts.group(2);
        String ascii = authority.chars().allMatch(c -> c < 128) ? authority : asciiHost(authority);
        return new URI(parts.group(1).toLowerCase(Locale.ROOT) + "://" + ascii + encoded(parts.group(3)));
    }

    private static String asciiHost(String authority) {
        var port = authority.lastIndexOf(':');
        return port < 0
                ? IDN.toASCII(authority)
                : IDN.toASCII(authority.substring(0, port)) + authority.substring(port);
    }

    private static String encoded(String rest) {
        var out = new StringBuilder();
        for (byte b : rest.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c <= ' ' || c >= 127 || "\"<>\\^`{|}[]".indexOf(c) >= 0)
                out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            else out.append(c);
        }
        return out.toString();
    }

    final class LocationPatterns {
        private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://");
        private static final Pattern NOT_A_PATH =
                Pattern.compile("[/\\\\?#&=:]|(?i:(^|\\.)(csv|tsv|txt|json|geojson|ndjson|jsonl|xlsx)$)");
        // Matches a web address and drops its fragment, which is never sent to a server.
        private static final Pattern WEB = Pattern.compile("(?i)(https?)://([^/?#]+)([^#]*)(?:#.*)?");

        private LocationPatterns() {}
    }
}
