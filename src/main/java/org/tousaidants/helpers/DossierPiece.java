package org.tousaidants.helpers;

import java.util.List;
import org.tousaidants.protocol.Label.Kind;

/// « Pièce » — one line of what another room knows, as its owner reads it under what it serves to show: the key of its
/// sentence and what fills it, and where she may do something about it (both empty: nowhere).
public record DossierPiece(Kind kind, String key, List<Object> args, String href, String linkKey) {
    public static DossierPiece of(Kind kind, String key, Object... args) {
        return new DossierPiece(kind, key, List.of(args), "", "");
    }

    public DossierPiece link(String address, String words) {
        return new DossierPiece(kind, key, args, address, words);
    }
}
