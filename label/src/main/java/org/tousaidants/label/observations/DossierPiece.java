package org.tousaidants.label.observations;

import gg.jte.Content;
import java.util.List;
import org.tousaidants.platform.web.Page;
import org.tousaidants.rules.protocol.Label.Kind;

/// « Pièce » — one fact of another package, shown to its owner under the requirement that it serves. It has the
/// key and parameters of its sentence, and the page on which the owner can act (both empty if there is none).
public record DossierPiece(Kind kind, String key, List<Object> args, String href, String linkKey) {
    public static DossierPiece of(Kind kind, String key, Object... args) {
        return new DossierPiece(kind, key, List.of(args), "", "");
    }

    /// The sentence. Parameters that people typed or that come from the protocol are marked as French; the
    /// others are numbers and days.
    public Content said(Page page) {
        return page.with(
                key,
                args.stream()
                        .map(arg -> arg instanceof String typed ? page.quoted(typed) : arg)
                        .toArray());
    }

    public DossierPiece link(String address, String words) {
        return new DossierPiece(kind, key, args, address, words);
    }
}
