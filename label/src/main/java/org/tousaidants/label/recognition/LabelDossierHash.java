package org.tousaidants.label.recognition;

import java.util.HexFormat;
import java.util.TreeMap;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.rules.judging.LabelDossier;

/// « Empreinte d’un dossier » — computes a hash of a dossier. Equal content gives the same hash, at any time
/// and on any machine.
final class LabelDossierHash {
    private static final int BYTES = 16;

    private LabelDossierHash() {}

    static String of(LabelDossier dossier) {
        var text = new StringBuilder(dossier.profile()).append('\n').append(dossier.commune());
        new TreeMap<>(dossier.signatures())
                .forEach((id, one) -> text.append('\n').append(id).append(' ').append(one));
        dossier.levels().stream()
                .map(LabelDossier.DossierSkillLevel::toString)
                .sorted()
                .forEach(one -> text.append('\n').append(one));
        dossier.interview().ifPresent(one -> text.append('\n').append(one));
        new TreeMap<>(dossier.facts())
                .forEach((id, one) -> text.append('\n').append(id).append(' ').append(one));
        new TreeMap<>(dossier.work())
                .forEach((id, one) -> text.append('\n').append(id).append(' ').append(one));
        var hash = Sha256.of(text.toString());
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }
}
