package org.tousaidants.find.answers;

import java.util.function.BinaryOperator;
import org.tousaidants.places.directory.PlaceCode;

/// « Suite d’une réponse » — a link from an answer to a page of another module, which declares the link as a bean.
///
/// @param key message key of the text of the link
/// @param path function that computes the path from the code of the place and the needs of the search, as
///     `&besoin=…`; the needs may be empty
public record SearchAnswerLink(String key, BinaryOperator<String> path) {
    String path(String slug, String needs) {
        var code = PlaceCode.endOf(slug).map(PlaceCode::value).orElse(slug);
        return path.apply(code, needs.isEmpty() ? "" : "&" + needs);
    }
}
