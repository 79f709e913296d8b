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
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.label.observations.LabelDossierPart;
import org.tousaidants.label.observations.LabelDossierPiece;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.protocol.LabelRules.RequirementKind;

/// Adds proven skill levels to the dossiers of helpers. If a competence was measured several times by the same kind
/// of proof, the latest measurement is valid.
@Component
class ProvenSkillLevels implements LabelDossierPart<UUID> {
    private final SkillLevelProofStore store;

    ProvenSkillLevels(SkillLevelProofStore store) {
        this.store = store;
    }

    @Override
    public Map<UUID, UnaryOperator<LabelDossier>> known(Collection<UUID> helpers) {
        var known = new HashMap<UUID, UnaryOperator<LabelDossier>>();
        store.of(helpers).forEach((helper, proofs) -> {
            var levels = latest(proofs);
            known.put(helper, dossier -> dossier.withLevels(levels));
        });
        return known;
    }

    /// Returns the valid levels of each competence, one for each kind of proof.
    ///
    /// @param proofs proofs; the newest measurement is first
    static List<LabelDossier.DossierSkillLevel> latest(List<SkillLevelProof> proofs) {
        var levels = new ArrayList<LabelDossier.DossierSkillLevel>();
        var seen = new HashSet<String>();
        for (var proof : proofs) {
            if (proof.withdrawal().isPresent()) continue;
            proof.levels().forEach((competence, level) -> {
                if (seen.add(proof.evidence() + competence) && level > 0)
                    levels.add(new LabelDossier.DossierSkillLevel(competence, level, proof.evidence(), proof.on()));
            });
        }
        return levels;
    }

    @Override
    public List<LabelDossierPiece> pieces(UUID helper) {
        return store.of(helper).stream().map(ProvenSkillLevels::piece).toList();
    }

    private static LabelDossierPiece piece(SkillLevelProof proof) {
        var key = "pix.piece." + EnumConstantName.low(proof.evidence());
        var paper = proof.origin().file().isEmpty() ? ".seen" : "";
        return proof.withdrawal()
                .map(gone ->
                        LabelDossierPiece.of(RequirementKind.SKILLS, key + ".withdrawn", proof.on(), gone.reason()))
                .orElseGet(() -> LabelDossierPiece.of(
                        RequirementKind.SKILLS,
                        key + paper,
                        proof.on(),
                        proof.origin().source(),
                        proof.levels().size(),
                        proof.origin().seen()));
    }
}
