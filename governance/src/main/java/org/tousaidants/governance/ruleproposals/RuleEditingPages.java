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
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesFolderZip;
import org.tousaidants.rules.forks.RuleEditor;
import org.tousaidants.rules.forks.RulesRebase;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.versions.PublishedRules;

/// Pages on which a coordinator changes rules on screen, one at a time, or takes over a newer base and decides
/// its conflicts, without opening a file.
@Controller
@AllowedRoles(Role.COORDINATOR)
class RuleEditingPages {
    private static final String DRAFTS = "/bureau/protocole/projets/";
    private static final String VALUE = "valeur";
    private static final String FILE = "file";
    private static final int LONGEST = 1000;
    private static final long MOST_BYTES = 4_000_000;

    /// @param rules by chapter
    record RewritingListView(UUID draft, List<String> chapters, String chapter, List<RuleEditor.Rule> rules) {}

    record RuleEditingView(UUID draft, RuleEditor.Rule rule, Form form, List<ProtocolMistake> mistakes) {}

    record RebaseView(UUID draft, RulesRebase rebase, List<ProtocolMistake> mistakes) {
        static List<Choice> choices(Page page) {
            return List.of(
                    Choice.of("territoire", page.t("drafts.rebase.ours")),
                    Choice.of("socle", page.t("drafts.rebase.base")));
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
                                                .filter(RulesRebase.Choice.BASE::equals)
                                                .isPresent()
                                        ? "socle"
                                        : "territoire"));
            return Form.filled(values);
        }
    }

    record RewritingFormView(Form form, Optional<String> newer, List<ProtocolMistake> mistakes) {}

    private final RulesDrafts drafts;
    private final RulesDraftRebases rebases;

    RuleEditingPages(RulesDrafts drafts, RulesDraftRebases rebases) {
        this.rebases = rebases;
        this.drafts = drafts;
    }

    /// Shows the list of chapters, and the rules of the requested chapter.
    @GetMapping(DRAFTS + "{id}/regles")
    View rules(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String chapitre) {
        var whole = whole(actor, id);
        var chapters = new LinkedHashMap<String, List<RuleEditor.Rule>>();
        for (var rule : RuleEditor.rules(whole.own(), whole.base()))
            chapters.computeIfAbsent(rule.file(), _ -> new ArrayList<>()).add(rule);
        return View.of(
                "governance/ruleproposals/rewritable",
                new RewritingListView(
                        id, List.copyOf(chapters.keySet()), chapitre, chapters.getOrDefault(chapitre, List.of())));
    }

    @GetMapping(DRAFTS + "{id}/regle")
    View rule(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String adresse) {
        var rule = rule(whole(actor, id), adresse);
        return View.of(
                "governance/ruleproposals/rewrite",
                new RuleEditingView(id, rule, Form.filled(Map.of(VALUE, List.of(rule.value()))), List.of()));
    }

    @PostMapping(DRAFTS + "{id}/regle")
    View change(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String adresse, Form form) {
        var rule = rule(whole(actor, id), adresse);
        var value = form.text(VALUE).required("drafts.rewrite.missing").max(LONGEST);
        if (rule.number() && !value.get().isEmpty() && !value.get().matches("\\d{1,7}"))
            form.error(VALUE, "drafts.rewrite.number");
        var why = form.text("pourquoi").required("drafts.rewrite.why.missing").max(LONGEST);
        if (form.hasErrors())
            return View.of("governance/ruleproposals/rewrite", new RuleEditingView(id, rule, form, List.of()))
                    .status(422);
        return switch (drafts.rewrite(actor, id, rule, value.get(), why.get())) {
            case RulesDrafts.ImportResult.DraftUploaded(var next) -> View.redirect(DRAFTS + next);
            case RulesDrafts.ImportResult.InvalidDraft(var mistakes) ->
                View.of("governance/ruleproposals/rewrite", new RuleEditingView(id, rule, form, mistakes))
                        .status(422);
            case RulesDrafts.ImportResult.NotAllowed() -> throw new NotFound();
        };
    }

    @GetMapping("/bureau/protocole/reprise")
    View ask(Actor actor) {
        return asked(actor, Form.empty(), List.of());
    }

    private View asked(Actor actor, Form form, List<ProtocolMistake> mistakes) {
        return View.of(
                "governance/ruleproposals/rebaseAsk",
                new RewritingFormView(
                        form,
                        rebases.newerBase(actor).flatMap(RulesFolder::reference).map(Object::toString),
                        mistakes));
    }

    /// Rebases onto the uploaded base, else onto the one shipped with the product.
    @PostMapping("/bureau/protocole/reprise")
    View rebase(Actor actor, Form form, @RequestParam(name = FILE, required = false) Optional<MultipartFile> file)
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
            case RulesDrafts.ImportResult.DraftUploaded(var id) -> View.redirect(DRAFTS + id + "/reprise");
            case RulesDrafts.ImportResult.InvalidDraft(var mistakes) ->
                asked(actor, form, mistakes).status(422);
            case RulesDrafts.ImportResult.NotAllowed() -> throw new NotFound();
        };
    }

    @GetMapping(DRAFTS + "{id}/reprise")
    View moved(Actor actor, @PathVariable UUID id) {
        return View.of("governance/ruleproposals/rebase", new RebaseView(id, conflicts(actor, id), List.of()));
    }

    @PostMapping(DRAFTS + "{id}/reprise")
    View decide(Actor actor, @PathVariable UUID id, Form form) {
        var rebase = conflicts(actor, id);
        var choices = new HashMap<String, RulesRebase.Choice>();
        for (var n = 0; n < rebase.conflicts().size(); n++)
            choices.put(
                    rebase.conflicts().get(n).address(),
                    form.value("choix-" + n).equals("socle") ? RulesRebase.Choice.BASE : RulesRebase.Choice.OURS);
        return switch (rebases.decide(actor, id, choices)) {
            case RulesDrafts.ImportResult.DraftUploaded(var next) -> View.redirect(DRAFTS + next);
            case RulesDrafts.ImportResult.InvalidDraft(var mistakes) ->
                View.of("governance/ruleproposals/rebase", new RebaseView(id, rebase, mistakes))
                        .status(422);
            case RulesDrafts.ImportResult.NotAllowed() -> throw new NotFound();
        };
    }

    private RulesRebase conflicts(Actor actor, UUID id) {
        return rebases.conflicts(actor, whole(actor, id)).orElseThrow(NotFound::new);
    }

    private PublishedRules.Whole whole(Actor actor, UUID id) {
        var read = drafts.find(actor, id).orElseThrow(NotFound::new);
        if (read.reading() instanceof PublishedRules.RulesResult.Valid(var whole)) return whole;
        throw new NotFound();
    }

    private static RuleEditor.Rule rule(PublishedRules.Whole whole, String address) {
        return RuleEditor.rules(whole.own(), whole.base()).stream()
                .filter(one -> one.address().equals(address))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
