package org.tousaidants.label.dossiers;

import gg.jte.Content;
import java.util.List;
import org.tousaidants.label.rules.Label.Kind;
import org.tousaidants.platform.web.Page;

/// « Pièce » — one line of what another room knows, as its owner reads it under what it serves to show: the key of its
/// sentence and what fills it, and where she may do something about it (both empty: nowhere).
public record DossierPiece(Kind kind, String key, List<Object> args, String href, String linkKey) {
    public static DossierPiece of(Kind kind, String key, Object... args) {
        return new DossierPiece(kind, key, List.of(args), "", "");
    }

    /// What people typed and what the protocol asks is French; the rest is numbers and days.
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
