package org.tousaidants.label.observations;

import gg.jte.Content;
import java.util.List;
import org.tousaidants.platform.web.Page;
import org.tousaidants.rules.protocol.LabelRules.RequirementKind;

/// « Pièce » — one fact of another package, shown to its owner together with the requirement to which it
/// contributes.
///
/// @param key message key of its sentence
/// @param args values for the placeholders of the sentence
/// @param href path of the page on which the owner can act; may be empty
/// @param linkKey message key of the link; may be empty
public record LabelDossierPiece(RequirementKind kind, String key, List<Object> args, String href, String linkKey) {
    public static LabelDossierPiece of(RequirementKind kind, String key, Object... args) {
        return new LabelDossierPiece(kind, key, List.of(args), "", "");
    }

    /// Returns the sentence of this fact. Arguments that are texts are marked as French, because people typed
    /// them or they come from the protocol; other arguments are numbers and days.
    public Content said(Page page) {
        return page.with(
                key,
                args.stream()
                        .map(arg -> arg instanceof String typed ? page.quoted(typed) : arg)
                        .toArray());
    }

    public LabelDossierPiece link(String address, String words) {
        return new LabelDossierPiece(kind, key, args, address, words);
    }
}
