package org.tousaidants.governance.workshops;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.governance.workshops.Workshops.WorkshopBoard;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.rules.forks.WorkshopDraft;
import org.tousaidants.rules.versions.PublishedRules;

/// Writes the agreements and decisions of a workshop as a draft over the current rules. Applies nothing.
@Component
class WorkshopDraftWriter {
    private final PublishedRules rules;

    WorkshopDraftWriter(PublishedRules rules) {
        this.rules = rules;
    }

    WorkshopDraft.Writing of(Actor actor, WorkshopBoard board) {
        var network = actor.network();
        var now = rules.now();
        var texts = rules.texts(now);
        var levels = new ArrayList<WorkshopDraft.LevelWish>();
        var takings = new ArrayList<WorkshopDraft.CommitmentWish>();
        for (var outcome : board.outcomes()) {
            var answer = outcome.answer();
            if (answer.isEmpty()) continue;
            var question = outcome.question();
            switch (question.kind()) {
                case LEVEL ->
                    levels.add(new WorkshopDraft.LevelWish(question.profile(), question.subject(), answer.get()));
                case COMMITMENT ->
                    takings.add(new WorkshopDraft.CommitmentWish(
                            question.profile(), question.subject(), answer.get() == WorkshopQuestion.TO_TAKE));
            }
        }
        var day = day(board);
        return WorkshopDraft.of(
                texts.own(),
                texts.base(),
                new WorkshopDraft.Wishes(
                        levels,
                        takings,
                        Messages.in(Locale.FRENCH)
                                .t(
                                        "workshops.draft.origin",
                                        board.workshop().title(),
                                        day,
                                        board.crowd().all()),
                        // One month for reading, voting and announcing the draft.
                        day.plusMonths(1),
                        network.id(),
                        Messages.in(Locale.FRENCH).t("workshops.draft.name", network.name())));
    }

    /// The origin shown in the list of drafts.
    static String from(WorkshopBoard board) {
        return Messages.in(Locale.FRENCH)
                .t("workshops.draft.from", board.workshop().title(), day(board));
    }

    private static LocalDate day(WorkshopBoard board) {
        return ParisTime.day(board.workshop().span().opened());
    }

    /// The README of the draft: its changes, wishes that could not be written, and next steps.
    static String readme(WorkshopBoard board, WorkshopDraft draft) {
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
