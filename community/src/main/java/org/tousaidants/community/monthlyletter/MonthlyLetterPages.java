package org.tousaidants.community.monthlyletter;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.OneClickForm;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « La lettre du mois » — pages of the readers: subscribe, stop with one press, read the archive.
@Controller
class MonthlyLetterPages {
    static final String HERE = "/lettre";

    /// @param said whether the reader has just subscribed (« oui ») or stopped (« non »); or empty
    record LetterHomeView(boolean subscribed, List<MonthlyIssue> archive, String said) {}

    record ArchivedLetterView(MonthlyIssue issue) {
        List<MonthlyIssue.LetterItem> items(MonthlyIssue.Section section) {
            return issue.content().stream()
                    .filter(item -> item.section() == section)
                    .toList();
        }

        List<MonthlyIssue.Section> sections() {
            return List.of(MonthlyIssue.Section.values()).stream()
                    .filter(section -> !items(section).isEmpty())
                    .toList();
        }

        String month(Page page) {
            return MonthlyLetterPages.month(issue.month(), page.locale());
        }
    }

    /// @param valid whether the link is valid
    /// @param done whether the letter is stopped
    record StopLetterView(String secret, boolean valid, boolean done) {}

    private final MonthlyLetters letters;

    MonthlyLetterPages(MonthlyLetters letters) {
        this.letters = letters;
    }

    /// « décembre 2026 ».
    static String month(LocalDate month, Locale locale) {
        return month.format(DateTimeFormatter.ofPattern("LLLL yyyy", locale));
    }

    /// « 12 décembre ».
    static String day(LocalDate day, Locale locale) {
        return day.format(DateTimeFormatter.ofPattern("d MMMM", locale));
    }

    @GetMapping(HERE)
    @AllowedRoles({Role.HELPER, Role.COORDINATOR})
    View home(SignedInPerson self, @RequestParam(defaultValue = "") String fait) {
        return View.of(
                "community/monthlyletter/home",
                new LetterHomeView(letters.subscribed(self), letters.archive(), fait.matches("oui|non") ? fait : ""));
    }

    @PostMapping(HERE)
    @AllowedRoles({Role.HELPER, Role.COORDINATOR})
    View subscribe(SignedInPerson self) {
        letters.subscribe(self);
        return View.redirect(HERE + "?fait=oui");
    }

    @PostMapping(HERE + "/arret")
    @AllowedRoles({Role.HELPER, Role.COORDINATOR})
    View unsubscribe(SignedInPerson self) {
        letters.unsubscribe(self);
        return View.redirect(HERE + "?fait=non");
    }

    @GetMapping(HERE + "/{month}")
    @AllowedRoles({Role.HELPER, Role.COORDINATOR})
    View read(@PathVariable String month) {
        var asked = Optional.of(month + "-01").flatMap(FormValueParser::day);
        return View.of(
                "community/monthlyletter/read",
                new ArchivedLetterView(asked.flatMap(letters::find).orElseThrow(NotFoundException::new)));
    }

    @GetMapping(HERE + "/arret/{secret}")
    @PublicAccess
    View stopping(@PathVariable String secret) {
        return shown(new StopLetterView(secret, letters.mayStop(secret), false));
    }

    @OneClickForm
    @PostMapping(HERE + "/arret/{secret}")
    @PublicAccess
    View stop(@PathVariable String secret) {
        var done = letters.stop(secret);
        return shown(new StopLetterView(secret, done, done));
    }

    private static View shown(StopLetterView view) {
        return View.of("community/monthlyletter/stop", view)
                .status(view.valid() ? 200 : 410)
                .atASecret();
    }
}
