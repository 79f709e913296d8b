package org.tousaidants.platform.monitoring;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.jobs.JobFailure;
import org.tousaidants.platform.jobs.Jobs;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Page des tâches » — scheduled jobs, and failures that wait for a retry.
@Controller
@AllowedRoles(Role.COORDINATOR)
class JobPages {
    /// @param words description of the job
    record FailureRow(JobFailure failure, String words) {}

    record StateRow(Jobs.State state, String words) {}

    record JobOverviewView(List<FailureRow> failures, List<StateRow> states) {}

    private final Jobs jobs;

    JobPages(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping("/bureau/taches")
    View desk(Page page) {
        return View.of(
                "platform/monitoring/jobs",
                new JobOverviewView(
                        jobs.failures().stream()
                                .map(one -> new FailureRow(one, words(one.job(), page)))
                                .toList(),
                        jobs.states().stream()
                                .map(one -> new StateRow(one, words(one.name(), page)))
                                .toList()));
    }

    /// Retries a job; if it has succeeded in the meantime, the page no longer lists it.
    @PostMapping("/bureau/taches/essais")
    View again(Form form) {
        jobs.again(form.value("reseau"), form.value("tache"), form.value("element"));
        return View.redirect("/bureau/taches");
    }

    private static String words(String job, Page page) {
        var key = "job." + job;
        return page.has(key) ? page.t(key) : job;
    }

    @Bean
    static TaskSource jobTasks(Jobs jobs) {
        return TaskSource.coordination(() -> Task.several(
                jobs.failures().stream()
                        .filter(JobFailure::aside)
                        .map(JobFailure::firstFailedAt)
                        .toList(),
                Kind.SITE,
                "jobs.card.waiting",
                Verb.OPEN,
                "/bureau/taches"));
    }

    /// Letters that no mail server takes.
    @Bean
    static TaskSource letterTasks(SiteHealth health, Outbox outbox) {
        return TaskSource.coordination(() -> health.letters().stream()
                .filter(state -> state == SiteHealth.Letters.LATE || state == SiteHealth.Letters.NO_SERVER)
                .flatMap(_ -> Task.several(
                        (int) outbox.waiting().letters(), Kind.SITE, "jobs.task.letters", Verb.OPEN, "/etat-du-site")));
    }
}
