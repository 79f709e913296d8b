package org.tousaidants.label.pix;

import java.util.Optional;
import java.util.TreeMap;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.web.Form;
import org.tousaidants.rules.protocol.SkillEvidence;
import org.tousaidants.rules.protocol.SkillGrid;

/// The form for a document that a coordinator saw.
final class PaperProofForm {
    private static final int HIGHEST = 8;
    private static final int LONGEST = 120;

    enum PaperProofKind {
        ATTESTATION,
        CERTIFICATION;

        SkillEvidence evidence() {
            return switch (this) {
                case ATTESTATION -> SkillEvidence.ATTESTATION;
                case CERTIFICATION -> SkillEvidence.CERTIFICATION;
            };
        }
    }

    private PaperProofForm() {}

    static Optional<SkillLevelProofs.PaperProof> parse(Form form, SkillGrid skills) {
        form.text("nature").required("pix.paper.nature.missing");
        var nature = form.one("nature", PaperProofKind.class);
        var source = form.text("source").required("pix.paper.source.missing").max(LONGEST);
        var seen = form.text("seen").required("pix.paper.seen.missing").max(LONGEST);
        var on = form.text("on").required("pix.paper.on.missing").as(FormValueParser::day, "pix.paper.on.wrong");
        var levels = new TreeMap<String, Integer>();
        for (var competence : skills.competences())
            form.text(competence.id()).integer(1, HIGHEST).ifPresent(level -> levels.put(competence.id(), level));
        if (levels.isEmpty() && !skills.competences().isEmpty())
            form.error(skills.competences().getFirst().id(), "pix.paper.levels.missing");
        return form.hasErrors() || nature.isEmpty() || on.isEmpty()
                ? Optional.empty()
                : Optional.of(new SkillLevelProofs.PaperProof(
                        nature.get().evidence(), on.get(), source.get(), seen.get(), levels));
    }
}
