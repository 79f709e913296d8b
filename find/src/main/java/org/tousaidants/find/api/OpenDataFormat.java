package org.tousaidants.find.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.tousaidants.core.text.EnumConstantName;

/// « Format de réponse » — the three formats of the API; the first constant is the default.
enum OpenDataFormat {
    JSON("application/json"),
    CSV("text/csv"),
    GEOJSON("application/geo+json");

    private final String mediaType;

    OpenDataFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return EnumConstantName.low(this);
    }

    /// Returns the format named by the extension of a path; empty if there is none.
    static Optional<OpenDataFormat> ofPath(String path) {
        return Arrays.stream(values())
                .filter(format -> path.endsWith("." + format.extension()))
                .findFirst();
    }

    /// Returns the format that an `Accept` header prefers (RFC 9110 §12.5.1); empty if the header accepts none
    /// of the formats. Invalid parts of the header are ignored.
    static Optional<OpenDataFormat> accepted(String accept) {
        if (accept.isBlank()) return Optional.of(JSON);
        var best = Optional.<OpenDataFormat>empty();
        var most = 0.0;
        for (var format : values()) {
            var liking = format.liking(accept);
            if (liking <= most) continue;
            most = liking;
            best = Optional.of(format);
        }
        return best;
    }

    /// Returns the preference of the client for this format, from 0 to 1: the quality value of the most specific
    /// media range in the header that matches the format.
    private double liking(String accept) {
        var quality = 0.0;
        var precision = 0;
        for (var range : accept.toLowerCase(Locale.ROOT).split(",", 100)) {
            var parts = range.split(";", 20);
            var precise = precision(parts[0].strip());
            if (precise <= precision) continue;
            precision = precise;
            quality = quality(parts);
        }
        return quality;
    }

    private int precision(String range) {
        if (range.equals(mediaType)) return 3;
        if (range.equals(mediaType.substring(0, mediaType.indexOf('/')) + "/*")) return 2;
        return range.equals("*/*") ? 1 : 0;
    }

    private static double quality(String[] parts) {
        for (var i = 1; i < parts.length; i++) {
            var parameter = parts[i].strip();
            if (parameter.startsWith("q="))
                return parameter.matches("q=[01](\\.\\d{0,3})?") ? Double.parseDouble(parameter.substring(2)) : 0;
        }
        return 1;
    }
}
