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
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.charts.Chart;
import org.tousaidants.platform.charts.ChartValue;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.journal.JournalSubjectNames;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Ce que disent les personnes, au bureau » — for the coordination: counts of five or more, and the texts to
/// review before a place reads them.
@Controller
@AllowedRoles(Role.COORDINATOR)
class OutcomeDeskPages {
    private static final String PATH = "/bureau/avis";

    /// « Ligne d’un bilan » — one place or slot, and its counts.
    record PlaceRow(String name, OutcomeTally tally) {}

    record OutcomeDeskView(
            Outcomes.OutcomeDesk desk, FeedbackSlipSheets.PendingSlipRequests questions, Map<UUID, String> people) {
        List<PlaceRow> places() {
            return lines(desk.places());
        }

        List<PlaceRow> moments() {
            return lines(desk.moments());
        }

        private List<PlaceRow> lines(List<OutcomeSubjectTally> counted) {
            return counted.stream()
                    .map(one -> new PlaceRow(name(one.of()), one.tally()))
                    .toList();
        }

        /// The shares of all answers, in percent.
        Chart shares(Page page) {
            var outcomes = desk.all();
            var bars = new ArrayList<>(List.of(
                    share(page, "outcomes.desk.solved", outcomes.solved()),
                    share(page, "outcomes.desk.partly", outcomes.partly()),
                    share(page, "outcomes.desk.alone", outcomes.alone()),
                    share(page, "outcomes.desk.respected", outcomes.respected())));
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

    private final Outcomes outcomes;
    private final FeedbackSlipSheets sheets;
    private final Accounts accounts;

    OutcomeDeskPages(Outcomes outcomes, FeedbackSlipSheets sheets, Accounts accounts) {
        this.outcomes = outcomes;
        this.sheets = sheets;
        this.accounts = accounts;
    }

    @GetMapping(PATH)
    View told(Actor actor, @RequestParam(name = "page", defaultValue = "") String asked) {
        var questions = sheets.questions(actor, QUESTIONS);
        var people = accounts.names(
                questions.asked().stream().map(FeedbackSlipRequest::account).collect(Collectors.toSet()));
        return View.of("support/outcomes/desk", new OutcomeDeskView(outcomes.desk(actor, asked), questions, people));
    }

    @PostMapping(PATH + "/mots/{id}/relecture")
    View screen(Actor actor, @PathVariable String id, Form form) {
        outcomes.screen(
                actor,
                ValueParser.uuid(id).orElseThrow(NotFound::new),
                form.value("screen").equals("show"));
        return View.redirect(PATH);
    }

    @PostMapping(PATH + "/bulletins/{id}")
    View decide(Actor actor, @PathVariable UUID id, Form form) {
        sheets.decide(actor, id, form.value("decision").equals("oui"));
        return View.redirect(PATH);
    }

    @Bean
    static JournalSubjectNames outcomesInJournal() {
        return JournalSubjectNames.shownAt("outcomes", _ -> PATH);
    }

    @Bean
    static TaskSource opinionTasks(Outcomes outcomes, FeedbackSlipSheets sheets) {
        return TaskSource.only(
                Set.of(Role.COORDINATOR),
                actor -> Stream.concat(
                                Task.several(
                                        outcomes.waiting(), Kind.OPINION, "outcomes.card.waiting", Verb.READ, PATH),
                                Task.several(
                                        sheets.waiting(actor), Kind.OPINION, "outcomes.task.sheets", Verb.DECIDE, PATH))
                        .map(Task::later));
    }
}
