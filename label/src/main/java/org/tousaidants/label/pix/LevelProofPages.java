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
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages with the proofs of one helper, a form for a document, and the withdrawal of wrong proofs.
@Controller
@AllowedRoles(Role.COORDINATOR)
class LevelProofPages {
    private static final int LONGEST_REASON = 500;

    /// @param names names of the accounts in the history
    record ProofView(LevelProofs.OfPerson of, Form form, Map<UUID, String> names) {
        String who(UUID account, Page page) {
            var name = names.get(account);
            return name == null ? page.t("pix.who.gone") : name;
        }
    }

    record Typing(LevelProofs.OfPerson of, Form form) {
        List<Choice> natures(Page page) {
            return List.of(
                    Choice.of("attestation", page.t("pix.paper.nature.attestation"))
                            .hint(page.t("pix.paper.nature.attestation.hint")),
                    Choice.of("certification", page.t("pix.paper.nature.certification"))
                            .hint(page.t("pix.paper.nature.certification.hint")));
        }

        List<Choice> steps(Page page) {
            return of.skills().scale().stream()
                    .map(step ->
                            Choice.of(Integer.toString(step.level()), step.level() + " – " + page.french(step.name())))
                    .toList();
        }
    }

    private final LevelProofs proofs;
    private final Accounts accounts;

    LevelProofPages(LevelProofs proofs, Accounts accounts) {
        this.proofs = proofs;
        this.accounts = accounts;
    }

    @GetMapping("/bureau/pix/personnes/{helper}")
    View person(Actor actor, @PathVariable String helper) {
        return shown(found(actor, helper), Form.empty());
    }

    @GetMapping("/bureau/pix/personnes/{helper}/papier")
    View paper(Actor actor, @PathVariable String helper) {
        var form = Form.filled(Map.of("seen", List.of(actor.name())));
        return View.of("label/pix/paper", new Typing(found(actor, helper), form));
    }

    @PostMapping("/bureau/pix/personnes/{helper}")
    View record(Actor actor, @PathVariable String helper, Form form) {
        var of = found(actor, helper);
        var parsed = PaperProofForm.parse(form, of.skills());
        if (parsed.isEmpty())
            return View.of("label/pix/paper", new Typing(of, form)).status(422);
        return switch (proofs.record(actor, of.person().helper(), parsed.get())) {
            case LevelProofs.Recording.Recorded() -> View.redirect("/bureau/pix/personnes/" + helper);
            case LevelProofs.Recording.Ahead() ->
                View.of("label/pix/paper", new Typing(of, form.error("on", "pix.paper.on.ahead")))
                        .status(422);
            case LevelProofs.Recording.OtherLevels() ->
                View.of("label/pix/paper", new Typing(of, form.error("on", "pix.paper.other-levels")))
                        .status(409);
            case LevelProofs.Recording.Herself() ->
                View.of("label/pix/paper", new Typing(of, form.error("source", "pix.paper.herself")))
                        .status(403);
        };
    }

    @PostMapping("/bureau/pix/personnes/{helper}/retraits")
    View withdraw(Actor actor, @PathVariable String helper, Form form) {
        var of = found(actor, helper);
        var proof = ValueParser.uuid(form.value("preuve"))
                .filter(id -> of.proofs().stream().anyMatch(one -> one.id().equals(id)))
                .orElseThrow(NotFound::new);
        var reason = form.text("raison-" + proof)
                .required("pix.withdraw.reason.missing")
                .max(LONGEST_REASON);
        if (form.hasErrors()) return shown(of, form).status(422);
        proofs.withdraw(actor, proof, reason.get());
        return View.redirect("/bureau/pix/personnes/" + helper);
    }

    private View shown(LevelProofs.OfPerson of, Form form) {
        var people = of.proofs().stream()
                .flatMap(proof -> Stream.concat(
                        Stream.of(proof.by()), proof.withdrawal().stream().map(LevelProof.Withdrawal::withdrawnBy)))
                .collect(Collectors.toSet());
        var names = accounts.names(people);
        return View.of("label/pix/person", new ProofView(of, form, names));
    }

    private LevelProofs.OfPerson found(Actor actor, String helper) {
        return ValueParser.uuid(helper).flatMap(id -> proofs.of(actor, id)).orElseThrow(NotFound::new);
    }
}
