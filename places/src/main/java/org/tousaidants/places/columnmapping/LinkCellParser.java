package org.tousaidants.places.columnmapping;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Parses the web addresses of a cell. Only http and https are accepted, because the addresses become links on
/// pages that people trust.
final class LinkCellParser {
    private static final Pattern SEPARATORS = Pattern.compile("[;|\\s]+|,(?=\\s|http|www\\.)");
    private static final Pattern BROKEN_SCHEME =
            Pattern.compile("^(https?)(?::/+|//+|:(?!/))", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACED_SCHEME = Pattern.compile("(?i)\\b(https?)\\s+:");
    private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.-]*:(?!\\d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST = Pattern.compile(
            "([a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{1,62}\\.?|(\\d{1,3}\\.){3}\\d{1,3}");
    private static final int LONGEST = 2_000;
    private static final String UNSAFE = "<>\"'`{}\\^| ";

    private LinkCellParser() {}

    record ParsedLinks(List<String> links, List<String> refused) {}

    static ParsedLinks read(String written) {
        var links = new LinkedHashSet<String>();
        var refused = new ArrayList<String>();
        for (var part : SEPARATORS.split(SPACED_SCHEME.matcher(written.strip()).replaceAll("$1:"))) {
            if (part.isEmpty()) continue;
            one(part).ifPresentOrElse(links::add, () -> refused.add(part));
        }
        // Words next to an address (« Site : www… ») are ignored. A cell that contains no address is
        // reported as a bad address.
        if (links.isEmpty()) return new ParsedLinks(List.of(), List.of(written));
        refused.removeIf(part -> part.indexOf('.') < 0 && part.indexOf(':') <= 0);
        return new ParsedLinks(List.copyOf(links), List.copyOf(refused));
    }

    static Optional<String> one(String written) {
        var text = stripped(written);
        if (text.length() > LONGEST || text.isEmpty()) return Optional.empty();
        var broken = BROKEN_SCHEME.matcher(text);
        if (broken.find()) text = broken.group(1).toLowerCase(Locale.ROOT) + "://" + text.substring(broken.end());
        // Handles a repeated scheme, as in « http://https://… ».
        var twice = text.lastIndexOf("://");
        if (twice > "https".length() && text.indexOf('?') < 0) {
            var scheme = text.substring(0, twice).endsWith("https") ? "https" : "http";
            text = scheme + text.substring(twice);
        }
        if (!text.startsWith("http://") && !text.startsWith("https://")) {
            if (SCHEME.matcher(text).find()) return Optional.empty();
            // An address without a scheme gets http instead of https: nearly every site answers http
            // requests, at least with a redirect, but some sites do not answer https requests.
            text = "http://" + text;
        }
        return parsed(text);
    }

    private static Optional<String> parsed(String text) {
        var start = text.indexOf("://") + 3;
        var end = start;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) end++;
        var authority = text.substring(start, end);
        var colon = authority.lastIndexOf(':');
        var port = colon < 0 ? "" : authority.substring(colon);
        var host = ascii(colon < 0 ? authority : authority.substring(0, colon));
        if (!HOST.matcher(host).matches() || !port.matches("(:\\d{1,5})?")) return Optional.empty();
        try {
            return Optional.of(new URI(text.substring(0, start) + host + port + encoded(text.substring(end))))
                    .map(URI::toASCIIString);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String ascii(String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        try {
            return lower.chars().allMatch(c -> c < 128) ? lower : IDN.toASCII(lower);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String encoded(String path) {
        var out = new StringBuilder(path.length());
        for (var i = 0; i < path.length(); i++) {
            var c = path.charAt(i);
            var lonePercent = c == '%' && !hex(path, i + 1);
            if (UNSAFE.indexOf(c) >= 0 || lonePercent || c == '[' || c == ']') out.append("%%%02X".formatted((int) c));
            else out.append(c);
        }
        return out.toString();
    }

    private static boolean hex(String path, int at) {
        return at + 1 < path.length()
                && Character.digit(path.charAt(at), 16) >= 0
                && Character.digit(path.charAt(at + 1), 16) >= 0;
    }

    private static String stripped(String written) {
        var start = 0;
        var end = written.length();
        while (start < end && "<(\"'- ".indexOf(written.charAt(start)) >= 0) start++;
        while (end > start && ">)\"',. ".indexOf(written.charAt(end - 1)) >= 0) end--;
        return written.substring(start, end);
    }
}
