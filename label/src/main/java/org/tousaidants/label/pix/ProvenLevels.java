package org.tousaidants.label.pix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.label.observations.DossierPart;
import org.tousaidants.label.observations.DossierPiece;
import org.tousaidants.rules.judging.Dossier;
import org.tousaidants.rules.protocol.Label.Kind;

/// Adds proven levels to dossiers. For each kind of proof, the latest measure of a competence counts.
@Component
class ProvenLevels implements DossierPart<UUID> {
    private final LevelProofStore store;

    ProvenLevels(LevelProofStore store) {
        this.store = store;
    }

    @Override
    public Map<UUID, UnaryOperator<Dossier>> known(Collection<UUID> helpers) {
        var known = new HashMap<UUID, UnaryOperator<Dossier>>();
        store.of(helpers).forEach((helper, proofs) -> {
            var levels = latest(proofs);
            known.put(helper, dossier -> dossier.withLevels(levels));
        });
        return known;
    }

    /// @param proofs newest measure first
    static List<Dossier.Level> latest(List<LevelProof> proofs) {
        var levels = new ArrayList<Dossier.Level>();
        var seen = new HashSet<String>();
        for (var proof : proofs) {
            if (proof.withdrawal().isPresent()) continue;
            proof.levels().forEach((competence, level) -> {
                if (seen.add(proof.evidence() + competence) && level > 0)
                    levels.add(new Dossier.Level(competence, level, proof.evidence(), proof.on()));
            });
        }
        return levels;
    }

    @Override
    public List<DossierPiece> pieces(UUID helper) {
        return store.of(helper).stream().map(ProvenLevels::piece).toList();
    }

    private static DossierPiece piece(LevelProof proof) {
        var key = "pix.piece." + ConstantName.low(proof.evidence());
        var paper = proof.origin().file().isEmpty() ? ".seen" : "";
        return proof.withdrawal()
                .map(gone -> DossierPiece.of(Kind.SKILLS, key + ".withdrawn", proof.on(), gone.reason()))
                .orElseGet(() -> DossierPiece.of(
                        Kind.SKILLS,
                        key + paper,
                        proof.on(),
                        proof.origin().source(),
                        proof.levels().size(),
                        proof.origin().seen()));
    }
}
