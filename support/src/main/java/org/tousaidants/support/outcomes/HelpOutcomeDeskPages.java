package org.tousaidants.support.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.charts.Chart;
import org.tousaidants.platform.charts.ChartValue;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.journal.JournalSubjectNames;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Ce que disent les personnes, au bureau » — the coordinators' page of feedback: counts of five or more answers,
/// and the texts to review before a place reads them.
@Controller
@AllowedRoles(Role.COORDINATOR)
class HelpOutcomeDeskPages {
    private static final String PATH = "/bureau/avis";

    /// « Ligne d’un bilan » — one place or slot, with the counts of its answers.
    record PlaceOutcomeRow(String name, HelpOutcomeCounts tally) {}

    record OutcomeDeskView(
            HelpOutcomes.OutcomeDeskContent desk,
            FeedbackSlipSheets.PendingSlipRequests questions,
            Map<UUID, String> people) {
        List<PlaceOutcomeRow> places() {
            return lines(desk.places());
        }

        List<PlaceOutcomeRow> moments() {
            return lines(desk.moments());
        }

        private List<PlaceOutcomeRow> lines(List<HelpOutcomeCountsOfSubject> counted) {
            return counted.stream()
                    .map(one -> new PlaceOutcomeRow(name(one.of()), one.tally()))
                    .toList();
        }

        /// Returns a chart with the share of each answer in all answers, in percent.
        Chart shares(Page page) {
            var outcomes = desk.all();
            var bars = new ArrayList<>(List.of(
                    share(page, "outcomes.desk.solved", outcomes.solved()),
                    share(page, "outcomes.desk.partly", outcomes.partly()),
                    share(page, "outcomes.desk.alone", outcomes.alone()),
                    share(page, "outcomes.desk.respected", outcomes.respected())));
            if (outcomes.betterTold())
                bars.addFirst(ChartValue.of(page.t("outcomes.desk.better"), outcomes.betterPercent()));
            if (outcomes.feltTold())
                bars.addFirst(ChartValue.of(page.t("outcomes.desk.eased"), outcomes.easedPercent()));
            return Chart.shares(page.t("outcomes.desk.percent"), bars);
        }

        private ChartValue share(Page page, String key, int said) {
            return ChartValue.of(page.t(key), desk.all().percent(said));
        }

        String name(UUID of) {
            return desk.names().getOrDefault(of, "–");
        }
    }

    private static final int QUESTIONS = 50;

    private final HelpOutcomes outcomes;
    private final FeedbackSlipSheets sheets;
    private final Accounts accounts;

    HelpOutcomeDeskPages(HelpOutcomes outcomes, FeedbackSlipSheets sheets, Accounts accounts) {
        this.outcomes = outcomes;
        this.sheets = sheets;
        this.accounts = accounts;
    }

    @GetMapping(PATH)
    View told(SignedInPerson actor, @RequestParam(name = "page", defaultValue = "") String asked) {
        var questions = sheets.questions(actor, QUESTIONS);
        var people = accounts.names(
                questions.asked().stream().map(FeedbackSlipRequest::account).collect(Collectors.toSet()));
        return View.of("support/outcomes/desk", new OutcomeDeskView(outcomes.desk(actor, asked), questions, people));
    }

    @PostMapping(PATH + "/mots/{id}/relecture")
    View screen(SignedInPerson actor, @PathVariable String id, Form form) {
        outcomes.screen(
                actor,
                FormValueParser.uuid(id).orElseThrow(NotFoundException::new),
                form.value("screen").equals("show"));
        return View.redirect(PATH);
    }

    @PostMapping(PATH + "/bulletins/{id}")
    View decide(SignedInPerson actor, @PathVariable UUID id, Form form) {
        sheets.decide(actor, id, form.value("decision").equals("oui"));
        return View.redirect(PATH);
    }

    @Bean
    static JournalSubjectNames outcomesInJournal() {
        return JournalSubjectNames.shownAt("outcomes", _ -> PATH);
    }

    @Bean
    static TaskSource opinionTasks(HelpOutcomes outcomes, FeedbackSlipSheets sheets) {
        return TaskSource.only(
                Set.of(Role.COORDINATOR),
                actor -> Stream.concat(
                                Task.several(
                                        outcomes.waiting(),
                                        TaskKind.OPINION,
                                        "outcomes.card.waiting",
                                        TaskActionLabel.READ,
                                        PATH),
                                Task.several(
                                        sheets.waiting(actor),
                                        TaskKind.OPINION,
                                        "outcomes.task.sheets",
                                        TaskActionLabel.DECIDE,
                                        PATH))
                        .map(Task::later));
    }
}
