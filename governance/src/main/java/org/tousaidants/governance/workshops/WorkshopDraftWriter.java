package org.tousaidants.governance.workshops;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.governance.workshops.RulesWorkshops.WorkshopBoard;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.rules.forks.WorkshopRulesDraft;
import org.tousaidants.rules.versions.PublishedRules;

/// Writes the agreements and decisions of a workshop as a draft over the current rules, without changing the rules.
@Component
class WorkshopDraftWriter {
    private final PublishedRules rules;

    WorkshopDraftWriter(PublishedRules rules) {
        this.rules = rules;
    }

    WorkshopRulesDraft.DraftWritingResult of(SignedInPerson actor, WorkshopBoard board) {
        var network = actor.network();
        var now = rules.now();
        var texts = rules.texts(now);
        var levels = new ArrayList<WorkshopRulesDraft.SkillLevelWish>();
        var takings = new ArrayList<WorkshopRulesDraft.CommitmentWish>();
        for (var outcome : board.outcomes()) {
            var answer = outcome.answer();
            if (answer.isEmpty()) continue;
            var question = outcome.question();
            switch (question.kind()) {
                case LEVEL ->
                    levels.add(new WorkshopRulesDraft.SkillLevelWish(
                            question.profile(), question.subject(), answer.get()));
                case COMMITMENT ->
                    takings.add(new WorkshopRulesDraft.CommitmentWish(
                            question.profile(), question.subject(), answer.get() == WorkshopQuestion.TO_TAKE));
            }
        }
        var day = day(board);
        return WorkshopRulesDraft.of(
                texts.own(),
                texts.base(),
                new WorkshopRulesDraft.WorkshopWishes(
                        levels,
                        takings,
                        Messages.in(Locale.FRENCH)
                                .t(
                                        "workshops.draft.origin",
                                        board.workshop().title(),
                                        day,
                                        board.crowd().all()),
                        // The draft gets a first day one month later, so that there is time
                        // to read, vote on and announce it.
                        day.plusMonths(1),
                        network.id(),
                        Messages.in(Locale.FRENCH).t("workshops.draft.name", network.name())));
    }

    /// Returns the name of the origin of the draft, which the list of drafts shows: the workshop.
    static String from(WorkshopBoard board) {
        return Messages.in(Locale.FRENCH)
                .t("workshops.draft.from", board.workshop().title(), day(board));
    }

    private static LocalDate day(WorkshopBoard board) {
        return ParisTime.day(board.workshop().span().opened());
    }

    /// Returns the README of the draft: its changes, the wishes that could not be included, and the next steps.
    static String readme(WorkshopBoard board, WorkshopRulesDraft draft) {
        var words = Messages.in(Locale.FRENCH);
        var text = new StringBuilder("# " + words.t("workshops.draft.title") + "\n\n"
                + words.t(
                        "workshops.draft.origin",
                        board.workshop().title(),
                        day(board),
                        board.crowd().all())
                + "\n\n## " + words.t("workshops.draft.changes") + "\n\n");
        draft.changes().forEach((chapter, lines) -> {
            text.append("### ").append(chapter).append("\n\n");
            lines.forEach(line -> text.append("- ").append(line).append('\n'));
            text.append('\n');
        });
        if (!draft.held().isEmpty()) {
            text.append("## ").append(words.t("workshops.draft.held")).append("\n\n");
            draft.held().forEach(one -> text.append("- ").append(one.words()).append('\n'));
            text.append('\n');
        }
        if (!draft.examples().isEmpty())
            text.append("## ")
                    .append(words.t("workshops.draft.examples"))
                    .append("\n\n")
                    .append(words.t("workshops.draft.examples.words", String.join(", ", draft.examples())))
                    .append("\n\n");
        return text.append("## ")
                .append(words.t("web.next"))
                .append("\n\n")
                .append(words.t("workshops.draft.next"))
                .append('\n')
                .toString();
    }
}
