package org.tousaidants.label.recognition;

import gg.jte.Content;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Mon label » — pages of a helper's own label: to request it, to read all decisions and reasons, and to appeal.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER})
class OwnLabelPages {
    static final int WORDS_MAX = 2_000;

    static final String HERE = "/mon-dossier/label";

    /// The page of a holder's own label.
    ///
    /// @param place name of the place; empty for a person
    /// @param here address of this page
    /// @param member whether the reader is a member of the committee
    /// @param said message key of the result of the last request; may be empty
    record OwnLabelView(HelperLabels.OwnLabels mine, String place, String here, boolean member, String said) {
        /// Returns a text in the wording for a place or for a person, whichever the holder is.
        String t(Page page, String key, Object... holes) {
            return page.t(key(page, key), holes);
        }

        Content with(Page page, String key, Object... holes) {
            return page.with(key(page, key), holes);
        }

        private String key(Page page, String key) {
            return !place.isEmpty() && page.has("labels.place." + key) ? "labels.place." + key : "labels." + key;
        }

        /// Returns the missing requirements of a place, each with the next action. A helper has another page
        /// for these.
        List<LabelRequirementRow> missing(Page page) {
            return LabelRequirementRow.of(mine.lives().getFirst().weighed(), page).stream()
                    .filter(line -> !line.kind().equals("ok"))
                    .toList();
        }

        boolean warns() {
            return said.equals("labels.said.not_now") || said.equals("labels.said.decided");
        }
    }

    /// The form of an appeal.
    ///
    /// @param here address of the page of the label
    /// @param decision decision that is appealed
    record LabelAppealFormView(LabelCaseView told, CommitteeProposal decision, String here, Form form, String trouble) {
        static LabelAppealFormView of(LabelCaseView told, UUID decision, String here, Form form, String trouble) {
            var found = told.proposal(decision).orElseThrow(NotFoundException::new);
            var late = trouble.isEmpty() && told.appealable(found).isEmpty();
            return new LabelAppealFormView(told, found, here, form, late ? "labels.appeal.closed" : trouble);
        }

        boolean open() {
            return told.appealable(decision).isPresent();
        }

        /// Returns the appeal against the decision, if the person made one.
        private Optional<CommitteeProposal> made() {
            return told.proposals().stream()
                    .filter(one -> one.against().equals(Optional.of(decision.id())))
                    .findFirst();
        }

        /// Returns whether the appeal went to a committee or mediator outside the network.
        boolean sent() {
            return made().flatMap(told::judge).isPresent();
        }

        /// Returns the committee or mediator outside the network who judges the appeal; before an appeal, the
        /// announced one.
        Optional<AppealReferee> judge() {
            return made().isPresent()
                    ? made().flatMap(told::judge)
                    : told.elsewhere().announced();
        }

        /// Returns the name of the decision, as the person reads it.
        String what(Page page) {
            return page.t("labels.decided." + decision.act().key() + "."
                    + decision.closing().orElseThrow().outcome().key());
        }
    }

    private final HelperLabels labels;
    private final LabelCommittee committee;

    OwnLabelPages(HelperLabels labels, LabelCommittee committee) {
        this.labels = labels;
        this.committee = committee;
    }

    @GetMapping("/mon-dossier/label")
    View mine(SignedInPerson self, @RequestParam(defaultValue = "") String fait) {
        return shown(self, said(fait));
    }

    static String said(String fait) {
        return switch (fait) {
            case "demande" -> "labels.said.asked";
            case "retrait" -> "labels.said.dropped";
            case "decide" -> "labels.said.decided";
            case "recours" -> "labels.said.appealed";
            default -> "";
        };
    }

    @PostMapping("/mon-dossier/label")
    View ask(SignedInPerson self, Page page) {
        return switch (labels.ask(self, LabelCase.lang(page.locale()))) {
            case HelperLabels.LabelRequestResult.LabelRequested(var _) ->
                View.redirect("/mon-dossier/label?fait=demande");
            // No message is needed, because the page shows the reason.
            case HelperLabels.LabelRequestResult.LabelRequestRefused(var _) ->
                shown(self, "labels.said.not_now").status(409);
        };
    }

    @PostMapping("/mon-dossier/label/{proposal}/retrait")
    View drop(SignedInPerson self, @PathVariable UUID proposal) {
        return switch (labels.drop(self, proposal)) {
            case DROPPED -> View.redirect("/mon-dossier/label?fait=retrait");
            case DECIDED -> View.redirect("/mon-dossier/label?fait=decide");
            case NOT_FOUND -> throw new NotFoundException();
        };
    }

    @GetMapping("/mon-dossier/label/{proposal}/recours")
    View appeal(SignedInPerson self, @PathVariable UUID proposal) {
        return appeal(self, proposal, Form.empty(), "");
    }

    @PostMapping("/mon-dossier/label/{proposal}/recours")
    View appealed(SignedInPerson self, @PathVariable UUID proposal, Form form) {
        var words = form.text("mots").required("labels.appeal.words.missing").max(WORDS_MAX);
        if (form.hasErrors()) return appeal(self, proposal, form, "").status(422);
        return switch (labels.appeal(self, proposal, words.get())) {
            case LabelAppealResult.AppealSubmitted() -> View.redirect("/mon-dossier/label?fait=recours");
            case LabelAppealResult.DecisionToAppealNotFound() -> throw new NotFoundException();
            case LabelAppealResult.AppealTooLate(var _) ->
                appeal(self, proposal, form, "labels.appeal.late").status(409);
            case LabelAppealResult.DecisionAlreadyAppealed() ->
                appeal(self, proposal, form, "labels.appeal.before").status(409);
        };
    }

    private View shown(SignedInPerson self, String said) {
        return View.of(
                "label/recognition/mine", new OwnLabelView(labels.mine(self), "", HERE, committee.has(self), said));
    }

    private View appeal(SignedInPerson self, UUID proposal, Form form, String trouble) {
        var told = labels.appealed(self, proposal).orElseThrow(NotFoundException::new);
        return View.of("label/recognition/appeal", LabelAppealFormView.of(told, proposal, HERE, form, trouble));
    }

    /// Returns the helper's own tasks: to request the label for a complete file, or to appeal a decision to
    /// their disadvantage.
    @Bean
    static TaskSource ownLabelTasks(HelperLabels labels) {
        return TaskSource.only(
                Set.of(Role.HELPER),
                self -> labels.next(self).stream().map(next -> switch (next) {
                    case ASK -> Task.of(TaskKind.LABEL, "labels.errand.ask", TaskActionLabel.OPEN, HERE);
                    case READ_DECISION -> Task.of(TaskKind.LABEL, "labels.errand.decision", TaskActionLabel.READ, HERE);
                }));
    }
}
