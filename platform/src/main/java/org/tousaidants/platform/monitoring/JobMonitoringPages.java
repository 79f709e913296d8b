package org.tousaidants.platform.monitoring;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.jobs.JobFailure;
import org.tousaidants.platform.jobs.Jobs;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Page des tâches » — the page of the scheduled jobs, and of the failures that wait for a retry.
@Controller
@AllowedRoles(Role.COORDINATOR)
class JobMonitoringPages {
    /// A failure as the page shows it.
    ///
    /// @param words description of the job
    record JobFailureRow(JobFailure failure, String words) {}

    record JobStateRow(Jobs.RecurringJobState state, String words) {}

    record JobOverviewView(List<JobFailureRow> failures, List<JobStateRow> states) {}

    private final Jobs jobs;

    JobMonitoringPages(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping("/bureau/taches")
    View desk(Page page) {
        return View.of(
                "platform/monitoring/jobs",
                new JobOverviewView(
                        jobs.failures().stream()
                                .map(one -> new JobFailureRow(one, words(one.job(), page)))
                                .toList(),
                        jobs.states().stream()
                                .map(one -> new JobStateRow(one, words(one.name(), page)))
                                .toList()));
    }

    /// Retries a failed job at once. If the job has succeeded in the meantime, the page no longer lists it.
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
                TaskKind.SITE,
                "jobs.card.waiting",
                TaskActionLabel.OPEN,
                "/bureau/taches"));
    }

    /// Returns the tasks for letters that no mail server accepts.
    @Bean
    static TaskSource letterTasks(SiteHealth health, LetterOutbox outbox) {
        return TaskSource.coordination(() -> health.letters().stream()
                .filter(state -> state == SiteHealth.MailHealth.LATE || state == SiteHealth.MailHealth.NO_SERVER)
                .flatMap(_ -> Task.several(
                        (int) outbox.waiting().letters(),
                        TaskKind.SITE,
                        "jobs.task.letters",
                        TaskActionLabel.OPEN,
                        "/etat-du-site")));
    }
}
