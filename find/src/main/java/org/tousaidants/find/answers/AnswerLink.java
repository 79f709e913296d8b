package org.tousaidants.find.answers;

import java.util.function.BinaryOperator;
import org.tousaidants.places.directory.PlaceCode;

/// « Suite d’une réponse » — a link from an answer to a page of another module. The package that owns the page
/// declares a bean; each answer shows the link and knows nothing else of it.
///
/// @param key of its words
/// @param path from the code of the place and the needs that were searched, as `&besoin=…`, perhaps empty
public record AnswerLink(String key, BinaryOperator<String> path) {
    String path(String slug, String needs) {
        var code = PlaceCode.endOf(slug).map(PlaceCode::value).orElse(slug);
        return path.apply(code, needs.isEmpty() ? "" : "&" + needs);
    }
}
