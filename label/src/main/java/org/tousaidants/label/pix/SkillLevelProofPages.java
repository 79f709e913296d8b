package org.tousaidants.label.pix;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages with the proofs of one helper, the form to record a document, and the withdrawal of wrong proofs.
@Controller
@AllowedRoles(Role.COORDINATOR)
class SkillLevelProofPages {
    private static final int LONGEST_REASON = 500;

    /// The proofs of one helper's levels, as a coordinator sees them.
    ///
    /// @param names names by account, for the people in the history
    record SkillLevelProofView(SkillLevelProofs.ProofsOfPerson of, Form form, Map<UUID, String> names) {
        String who(UUID account, Page page) {
            var name = names.get(account);
            return name == null ? page.t("pix.who.gone") : name;
        }
    }

    record PaperProofFormView(SkillLevelProofs.ProofsOfPerson of, Form form) {
        List<FormChoice> natures(Page page) {
            return List.of(
                    FormChoice.of("attestation", page.t("pix.paper.nature.attestation"))
                            .hint(page.t("pix.paper.nature.attestation.hint")),
                    FormChoice.of("certification", page.t("pix.paper.nature.certification"))
                            .hint(page.t("pix.paper.nature.certification.hint")));
        }

        List<FormChoice> steps(Page page) {
            return of.skills().scale().stream()
                    .map(step -> FormChoice.of(
                            Integer.toString(step.level()), step.level() + " – " + page.french(step.name())))
                    .toList();
        }
    }

    private final SkillLevelProofs proofs;
    private final Accounts accounts;

    SkillLevelProofPages(SkillLevelProofs proofs, Accounts accounts) {
        this.proofs = proofs;
        this.accounts = accounts;
    }

    @GetMapping("/bureau/pix/personnes/{helper}")
    View person(SignedInPerson actor, @PathVariable String helper) {
        return shown(found(actor, helper), Form.empty());
    }

    @GetMapping("/bureau/pix/personnes/{helper}/papier")
    View paper(SignedInPerson actor, @PathVariable String helper) {
        var form = Form.filled(Map.of("seen", List.of(actor.name())));
        return View.of("label/pix/paper", new PaperProofFormView(found(actor, helper), form));
    }

    @PostMapping("/bureau/pix/personnes/{helper}")
    View record(SignedInPerson actor, @PathVariable String helper, Form form) {
        var of = found(actor, helper);
        var parsed = PaperProofForm.parse(form, of.skills());
        if (parsed.isEmpty())
            return View.of("label/pix/paper", new PaperProofFormView(of, form)).status(422);
        return switch (proofs.record(actor, of.person().helper(), parsed.get())) {
            case SkillLevelProofs.ProofRecordingResult.ProofRecorded() ->
                View.redirect("/bureau/pix/personnes/" + helper);
            case SkillLevelProofs.ProofRecordingResult.ProofDateInFuture() ->
                View.of("label/pix/paper", new PaperProofFormView(of, form.error("on", "pix.paper.on.ahead")))
                        .status(422);
            case SkillLevelProofs.ProofRecordingResult.ConflictingProofOfSameDay() ->
                View.of("label/pix/paper", new PaperProofFormView(of, form.error("on", "pix.paper.other-levels")))
                        .status(409);
            case SkillLevelProofs.ProofRecordingResult.OwnProofRefused() ->
                View.of("label/pix/paper", new PaperProofFormView(of, form.error("source", "pix.paper.herself")))
                        .status(403);
        };
    }

    @PostMapping("/bureau/pix/personnes/{helper}/retraits")
    View withdraw(SignedInPerson actor, @PathVariable String helper, Form form) {
        var of = found(actor, helper);
        var proof = FormValueParser.uuid(form.value("preuve"))
                .filter(id -> of.proofs().stream().anyMatch(one -> one.id().equals(id)))
                .orElseThrow(NotFoundException::new);
        var reason = form.text("raison-" + proof)
                .required("pix.withdraw.reason.missing")
                .max(LONGEST_REASON);
        if (form.hasErrors()) return shown(of, form).status(422);
        proofs.withdraw(actor, proof, reason.get());
        return View.redirect("/bureau/pix/personnes/" + helper);
    }

    private View shown(SkillLevelProofs.ProofsOfPerson of, Form form) {
        var people = of.proofs().stream()
                .flatMap(proof -> Stream.concat(
                        Stream.of(proof.by()),
                        proof.withdrawal().stream().map(SkillLevelProof.ProofWithdrawal::withdrawnBy)))
                .collect(Collectors.toSet());
        var names = accounts.names(people);
        return View.of("label/pix/person", new SkillLevelProofView(of, form, names));
    }

    private SkillLevelProofs.ProofsOfPerson found(SignedInPerson actor, String helper) {
        return FormValueParser.uuid(helper).flatMap(id -> proofs.of(actor, id)).orElseThrow(NotFoundException::new);
    }
}
