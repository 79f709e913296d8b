package org.tousaidants.governance.ruleproposals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.forks.RequirementChange;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelRules.RequirementKind;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.versions.PublishedRules;

/// « Un autre moyen, ou plus léger » — pages on which a coordinator changes a requirement in a draft: adds another
/// way to fulfil it, or lowers it until a day. The draft then shows the effect of the change; nothing is in force
/// before the draft is published.
@Controller
@AllowedRoles(Role.COORDINATOR)
class RequirementChangePages {
    private static final String DRAFTS = "/bureau/protocole/projets/";
    private static final String OTHER = "/autre-moyen";
    private static final String LESS = "/plus-leger";

    /// The page on which a requirement is changed.
    ///
    /// @param kind last part of the address and of the message keys
    record RequirementChangeView(
            UUID draft, String kind, LabelProtocol protocol, Form form, List<ProtocolMistake> mistakes) {
        /// Returns the requirements that can be changed. Excluded are the charter, because it is always
        /// signed in full, and requirements that are themselves another way to fulfil a requirement.
        List<FormChoice> requirements(Page page) {
            return protocol.helpers().requirements().stream()
                    .filter(one -> one.kind() != RequirementKind.CHARTER
                            && one.aim().means().isEmpty())
                    .map(one -> FormChoice.of(
                                    one.id(),
                                    page.french(one.name()) + " – "
                                            + page.french(one.aim().text()))
                            .french())
                    .toList();
        }

        List<FormChoice> profiles(Page page) {
            return protocol.profiles().stream()
                    .filter(one -> one.nature() == LabelProtocol.HolderNature.PERSON)
                    .map(one -> FormChoice.of(one.id(), page.french(one.name())).french())
                    .toList();
        }
    }

    private final RulesDrafts drafts;

    RequirementChangePages(RulesDrafts drafts) {
        this.drafts = drafts;
    }

    @GetMapping(DRAFTS + "{id}" + OTHER)
    View askOther(SignedInPerson actor, @PathVariable UUID id) {
        return asked(actor, id, OTHER, Form.empty(), List.of());
    }

    @PostMapping(DRAFTS + "{id}" + OTHER)
    View addOther(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var helpers = protocol(actor, id).helpers();
        return add(actor, id, OTHER, form, new RequirementChangeForm(form, helpers).otherMeans());
    }

    @GetMapping(DRAFTS + "{id}" + LESS)
    View askLess(SignedInPerson actor, @PathVariable UUID id) {
        return asked(actor, id, LESS, Form.empty(), List.of());
    }

    @PostMapping(DRAFTS + "{id}" + LESS)
    View addLess(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var helpers = protocol(actor, id).helpers();
        return add(actor, id, LESS, form, new RequirementChangeForm(form, helpers).less());
    }

    private View add(SignedInPerson actor, UUID id, String kind, Form form, Optional<RequirementChange> change) {
        if (change.isEmpty()) return asked(actor, id, kind, form, List.of()).status(422);
        return switch (drafts.change(actor, id, change.get())) {
            case RulesDrafts.DraftImportResult.DraftUploaded(var next) -> View.redirect(DRAFTS + next);
            case RulesDrafts.DraftImportResult.InvalidDraftFile(var mistakes) ->
                asked(actor, id, kind, form, mistakes).status(422);
            case RulesDrafts.DraftImportResult.DraftImportNotAllowed() -> throw new NotFoundException();
        };
    }

    private View asked(SignedInPerson actor, UUID id, String kind, Form form, List<ProtocolMistake> mistakes) {
        return View.of(
                "governance/ruleproposals/other",
                new RequirementChangeView(id, kind.substring(1), protocol(actor, id), form, mistakes));
    }

    private LabelProtocol protocol(SignedInPerson actor, UUID id) {
        var read = drafts.find(actor, id).orElseThrow(NotFoundException::new);
        if (read.reading() instanceof PublishedRules.RulesReadingResult.ValidRules(var whole)) return whole.protocol();
        throw new NotFoundException();
    }
}
