package org.tousaidants.governance.ruleproposals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.forks.RequirementChange;
import org.tousaidants.rules.protocol.Label.Kind;
import org.tousaidants.rules.protocol.Protocol;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.versions.PublishedRules;

/// « Un autre moyen, ou plus léger » — pages on which a coordinator proposes another means for the aim of a
/// requirement, or asks for less until a day, in a draft. The draft then shows its effect; nothing holds before
/// it is published.
@Controller
@AllowedRoles(Role.COORDINATOR)
class RequirementChangePages {
    private static final String DRAFTS = "/bureau/protocole/projets/";
    private static final String OTHER = "/autre-moyen";
    private static final String LESS = "/plus-leger";

    /// @param kind last part of the address, and of the message keys
    record RequirementChangeView(
            UUID draft, String kind, Protocol protocol, Form form, List<ProtocolMistake> mistakes) {
        /// The charter is always signed in full, and a means is for a requirement, not for another means.
        List<Choice> requirements(Page page) {
            return protocol.helpers().requirements().stream()
                    .filter(one ->
                            one.kind() != Kind.CHARTER && one.aim().means().isEmpty())
                    .map(one -> Choice.of(
                                    one.id(),
                                    page.french(one.name()) + " – "
                                            + page.french(one.aim().text()))
                            .french())
                    .toList();
        }

        List<Choice> profiles(Page page) {
            return protocol.profiles().stream()
                    .filter(one -> one.nature() == Protocol.Nature.PERSON)
                    .map(one -> Choice.of(one.id(), page.french(one.name())).french())
                    .toList();
        }
    }

    private final RulesDrafts drafts;

    RequirementChangePages(RulesDrafts drafts) {
        this.drafts = drafts;
    }

    @GetMapping(DRAFTS + "{id}" + OTHER)
    View askOther(Actor actor, @PathVariable UUID id) {
        return asked(actor, id, OTHER, Form.empty(), List.of());
    }

    @PostMapping(DRAFTS + "{id}" + OTHER)
    View addOther(Actor actor, @PathVariable UUID id, Form form) {
        var helpers = protocol(actor, id).helpers();
        return add(actor, id, OTHER, form, new RequirementChangeForm(form, helpers).otherMeans());
    }

    @GetMapping(DRAFTS + "{id}" + LESS)
    View askLess(Actor actor, @PathVariable UUID id) {
        return asked(actor, id, LESS, Form.empty(), List.of());
    }

    @PostMapping(DRAFTS + "{id}" + LESS)
    View addLess(Actor actor, @PathVariable UUID id, Form form) {
        var helpers = protocol(actor, id).helpers();
        return add(actor, id, LESS, form, new RequirementChangeForm(form, helpers).less());
    }

    private View add(Actor actor, UUID id, String kind, Form form, Optional<RequirementChange> change) {
        if (change.isEmpty()) return asked(actor, id, kind, form, List.of()).status(422);
        return switch (drafts.change(actor, id, change.get())) {
            case RulesDrafts.ImportResult.DraftUploaded(var next) -> View.redirect(DRAFTS + next);
            case RulesDrafts.ImportResult.InvalidDraft(var mistakes) ->
                asked(actor, id, kind, form, mistakes).status(422);
            case RulesDrafts.ImportResult.NotAllowed() -> throw new NotFound();
        };
    }

    private View asked(Actor actor, UUID id, String kind, Form form, List<ProtocolMistake> mistakes) {
        return View.of(
                "governance/ruleproposals/other",
                new RequirementChangeView(id, kind.substring(1), protocol(actor, id), form, mistakes));
    }

    private Protocol protocol(Actor actor, UUID id) {
        var read = drafts.find(actor, id).orElseThrow(NotFound::new);
        if (read.reading() instanceof PublishedRules.RulesResult.Valid(var whole)) return whole.protocol();
        throw new NotFound();
    }
}
