package org.tousaidants.find.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.tousaidants.core.text.ConstantName;

/// « Format de réponse » — the three formats of the API; the first is the default.
enum AnswerFormat {
    JSON("application/json"),
    CSV("text/csv"),
    GEOJSON("application/geo+json");

    private final String mediaType;

    AnswerFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return ConstantName.low(this);
    }

    /// The format named at the end of a path.
    static Optional<AnswerFormat> ofPath(String path) {
        return Arrays.stream(values())
                .filter(format -> path.endsWith("." + format.extension()))
                .findFirst();
    }

    /// The format that an `Accept` header prefers (RFC 9110 §12.5.1); empty if it accepts none. Invalid parts
    /// of the header are ignored.
    static Optional<AnswerFormat> accepted(String accept) {
        if (accept.isBlank()) return Optional.of(JSON);
        var best = Optional.<AnswerFormat>empty();
        var most = 0.0;
        for (var format : values()) {
            var liking = format.liking(accept);
            if (liking <= most) continue;
            most = liking;
            best = Optional.of(format);
        }
        return best;
    }

    /// The quality value of the most specific media range that matches this format.
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
