package org.tousaidants.find.answers;

import java.util.function.BinaryOperator;
import org.tousaidants.places.directory.PlaceCode;

/// « Suite d’une réponse » — a link from an answer to a page of another module, which declares a bean. The
/// answer only shows the link.
///
/// @param key message key of its text
/// @param path computes the path from the code of the place and the needs of the search, as `&besoin=…`; the
///     needs may be empty
public record AnswerLink(String key, BinaryOperator<String> path) {
    String path(String slug, String needs) {
        var code = PlaceCode.endOf(slug).map(PlaceCode::value).orElse(slug);
        return path.apply(code, needs.isEmpty() ? "" : "&" + needs);
    }
}
