package org.tousaidants.find.findhelp;

import java.util.function.BinaryOperator;

/// « Suite d’une réponse » — what can be done next with a place that was found: a page of another wing. The room
/// declares a bean; each answer leads there and knows nothing else of it.
///
/// @param key of its words
/// @param path from the code of the place and the needs that were searched, as `&besoin=…`, perhaps empty
public record OfferWay(String key, BinaryOperator<String> path) {
    String path(String slug, String needs) {
        var code = slug.substring(slug.lastIndexOf('-') + 1);
        return path.apply(code, needs.isEmpty() ? "" : "&" + needs);
    }
}
