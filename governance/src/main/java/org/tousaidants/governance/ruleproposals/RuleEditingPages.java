package org.tousaidants.governance.ruleproposals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesFolderZip;
import org.tousaidants.rules.forks.RuleEditor;
import org.tousaidants.rules.forks.RulesRebaseOnNewBase;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.versions.PublishedRules;

/// Pages on which a coordinator changes the rules in a draft without opening a file: changes one rule at a time, or
/// puts the rules on a newer base protocol and decides the conflicts between both.
@Controller
@AllowedRoles(Role.COORDINATOR)
class RuleEditingPages {
    private static final String DRAFTS = "/bureau/protocole/projets/";
    private static final String VALUE = "valeur";
    private static final String FILE = "file";
    private static final int LONGEST = 1000;
    private static final long MOST_BYTES = 4_000_000;

    /// The list of rules.
    ///
    /// @param chapter shown chapter
    /// @param rules rules of this chapter
    record EditableRuleListView(
            UUID draft, List<String> chapters, String chapter, List<RuleEditor.EditableRule> rules) {}

    record RuleEditingView(UUID draft, RuleEditor.EditableRule rule, Form form, List<ProtocolMistake> mistakes) {}

    record RulesRebaseView(UUID draft, RulesRebaseOnNewBase rebase, List<ProtocolMistake> mistakes) {
        static List<FormChoice> choices(Page page) {
            return List.of(
                    FormChoice.of("territoire", page.t("drafts.rebase.ours")),
                    FormChoice.of("socle", page.t("drafts.rebase.base")));
        }

        Form decided() {
            var values = new HashMap<String, List<String>>();
            for (var n = 0; n < rebase.conflicts().size(); n++)
                values.put(
                        "choix-" + n,
                        List.of(
                                rebase.conflicts()
                                                .get(n)
                                                .choice()
                                                .filter(RulesRebaseOnNewBase.ConflictChoice.BASE::equals)
                                                .isPresent()
                                        ? "socle"
                                        : "territoire"));
            return Form.filled(values);
        }
    }

    record NewRulesVersionFormView(Form form, Optional<String> newer, List<ProtocolMistake> mistakes) {}

    private final RulesDrafts drafts;
    private final RulesDraftRebaseOnNewBase rebases;

    RuleEditingPages(RulesDrafts drafts, RulesDraftRebaseOnNewBase rebases) {
        this.rebases = rebases;
        this.drafts = drafts;
    }

    /// Shows the chapters of the rules, and the rules of the requested chapter.
    ///
    /// @param id id of the draft
    /// @param chapitre the requested chapter; may be empty
    @GetMapping(DRAFTS + "{id}/regles")
    View rules(SignedInPerson actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String chapitre) {
        var whole = whole(actor, id);
        var chapters = new LinkedHashMap<String, List<RuleEditor.EditableRule>>();
        for (var rule : RuleEditor.rules(whole.own(), whole.base()))
            chapters.computeIfAbsent(rule.file(), _ -> new ArrayList<>()).add(rule);
        return View.of(
                "governance/ruleproposals/rewritable",
                new EditableRuleListView(
                        id, List.copyOf(chapters.keySet()), chapitre, chapters.getOrDefault(chapitre, List.of())));
    }

    @GetMapping(DRAFTS + "{id}/regle")
    View rule(SignedInPerson actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String adresse) {
        var rule = rule(whole(actor, id), adresse);
        return View.of(
                "governance/ruleproposals/rewrite",
                new RuleEditingView(id, rule, Form.filled(Map.of(VALUE, List.of(rule.value()))), List.of()));
    }

    @PostMapping(DRAFTS + "{id}/regle")
    View change(
            SignedInPerson actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String adresse, Form form) {
        var rule = rule(whole(actor, id), adresse);
        var value = form.text(VALUE).required("drafts.rewrite.missing").max(LONGEST);
        if (rule.number() && !value.get().isEmpty() && !value.get().matches("\\d{1,7}"))
            form.error(VALUE, "drafts.rewrite.number");
        var why = form.text("pourquoi").required("drafts.rewrite.why.missing").max(LONGEST);
        if (form.hasErrors())
            return View.of("governance/ruleproposals/rewrite", new RuleEditingView(id, rule, form, List.of()))
                    .status(422);
        return switch (drafts.rewrite(actor, id, rule, value.get(), why.get())) {
            case RulesDrafts.DraftImportResult.DraftUploaded(var next) -> View.redirect(DRAFTS + next);
            case RulesDrafts.DraftImportResult.InvalidDraftFile(var mistakes) ->
                View.of("governance/ruleproposals/rewrite", new RuleEditingView(id, rule, form, mistakes))
                        .status(422);
            case RulesDrafts.DraftImportResult.DraftImportNotAllowed() -> throw new NotFoundException();
        };
    }

    @GetMapping("/bureau/protocole/reprise")
    View ask(SignedInPerson actor) {
        return asked(actor, Form.empty(), List.of());
    }

    private View asked(SignedInPerson actor, Form form, List<ProtocolMistake> mistakes) {
        return View.of(
                "governance/ruleproposals/rebaseAsk",
                new NewRulesVersionFormView(
                        form,
                        rebases.newerBase(actor).flatMap(RulesFolder::reference).map(Object::toString),
                        mistakes));
    }

    /// Puts the rules of a draft on a newer base protocol: the uploaded one, or the one shipped with the product
    /// if none is uploaded.
    @PostMapping("/bureau/protocole/reprise")
    View rebase(
            SignedInPerson actor, Form form, @RequestParam(name = FILE, required = false) Optional<MultipartFile> file)
            throws IOException {
        var given = file.filter(one -> !one.isEmpty());
        var base = given.isEmpty() ? rebases.newerBase(actor) : Optional.<RulesFolder>empty();
        if (given.isPresent() && given.get().getSize() <= MOST_BYTES)
            try (var in = given.get().getInputStream()) {
                base = Optional.of(RulesFolderZip.read("socle.zip", in).whole());
            }
        if (base.isEmpty()) {
            form.error(FILE, "drafts.rebase.missing");
            return asked(actor, form, List.of()).status(422);
        }
        if (!base.get().mistakes().isEmpty())
            return asked(actor, form, base.get().mistakes()).status(422);
        return switch (rebases.rebase(actor, base.get())) {
            case RulesDrafts.DraftImportResult.DraftUploaded(var id) -> View.redirect(DRAFTS + id + "/reprise");
            case RulesDrafts.DraftImportResult.InvalidDraftFile(var mistakes) ->
                asked(actor, form, mistakes).status(422);
            case RulesDrafts.DraftImportResult.DraftImportNotAllowed() -> throw new NotFoundException();
        };
    }

    @GetMapping(DRAFTS + "{id}/reprise")
    View moved(SignedInPerson actor, @PathVariable UUID id) {
        return View.of("governance/ruleproposals/rebase", new RulesRebaseView(id, conflicts(actor, id), List.of()));
    }

    @PostMapping(DRAFTS + "{id}/reprise")
    View decide(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var rebase = conflicts(actor, id);
        var choices = new HashMap<String, RulesRebaseOnNewBase.ConflictChoice>();
        for (var n = 0; n < rebase.conflicts().size(); n++)
            choices.put(
                    rebase.conflicts().get(n).address(),
                    form.value("choix-" + n).equals("socle")
                            ? RulesRebaseOnNewBase.ConflictChoice.BASE
                            : RulesRebaseOnNewBase.ConflictChoice.OURS);
        return switch (rebases.decide(actor, id, choices)) {
            case RulesDrafts.DraftImportResult.DraftUploaded(var next) -> View.redirect(DRAFTS + next);
            case RulesDrafts.DraftImportResult.InvalidDraftFile(var mistakes) ->
                View.of("governance/ruleproposals/rebase", new RulesRebaseView(id, rebase, mistakes))
                        .status(422);
            case RulesDrafts.DraftImportResult.DraftImportNotAllowed() -> throw new NotFoundException();
        };
    }

    private RulesRebaseOnNewBase conflicts(SignedInPerson actor, UUID id) {
        return rebases.conflicts(actor, whole(actor, id)).orElseThrow(NotFoundException::new);
    }

    private PublishedRules.CompleteRules whole(SignedInPerson actor, UUID id) {
        var read = drafts.find(actor, id).orElseThrow(NotFoundException::new);
        if (read.reading() instanceof PublishedRules.RulesReadingResult.ValidRules(var whole)) return whole;
        throw new NotFoundException();
    }

    private static RuleEditor.EditableRule rule(PublishedRules.CompleteRules whole, String address) {
        return RuleEditor.rules(whole.own(), whole.base()).stream()
                .filter(one -> one.address().equals(address))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }
}
