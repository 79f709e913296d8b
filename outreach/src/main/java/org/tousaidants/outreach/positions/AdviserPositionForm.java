package org.tousaidants.outreach.positions;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Form;

/// Reads the form of a position.
final class AdviserPositionForm {
    private static final int LONGEST = 160;
    private static final int MOST_SEATS = 50;

    private AdviserPositionForm() {}

    static Optional<AdviserPosition> parse(Form form, Function<String, Optional<Commune>> communes) {
        var host = form.text("structure").required().max(LONGEST).get();
        var employer = form.text("employeur").max(LONGEST).get();
        var mail = form.text("mail").max(254).get();
        if (!mail.isEmpty() && MailAddress.of(mail).isEmpty()) form.error("mail", "posts.error.mail");
        var commune = form.text("commune").required().as(communes, "posts.error.commune");
        var area = new LinkedHashSet<String>();
        for (var typed : form.text("secteur").max(1_000).get().split("[,;\\n]")) {
            if (typed.isBlank()) continue;
            communes.apply(typed.strip())
                    .ifPresentOrElse(
                            one -> area.add(one.code()),
                            () -> form.error("secteur", "posts.error.area", typed.strip()));
        }
        var seats = form.text("postes").required().integer(1, MOST_SEATS);
        var profile = form.one("metier", AdviserPosition.PositionProfile.class);
        if (profile.isEmpty()) form.error("metier", "posts.error.profile");
        var state = form.one("etat", AdviserPosition.PositionState.class);
        if (state.isEmpty()) form.error("etat", "posts.error.state");
        var typedEnd = form.text("financement").get();
        var end = typedEnd.isEmpty() ? Optional.<LocalDate>empty() : FormValueParser.day(typedEnd);
        if (!typedEnd.isEmpty() && end.isEmpty()) form.error("financement", "posts.error.day");
        var languages = form.text("langues").max(200).get();
        var training = form.text("formation").max(200).get();
        if (host.length() == 1) form.error("structure", "posts.error.host");
        if (form.hasErrors()) return Optional.empty();
        return Optional.of(new AdviserPosition(
                UUID.randomUUID(),
                new AdviserPosition.EmployingStructure(
                        host,
                        employer.isEmpty() ? host : employer,
                        Optional.of(mail).filter(one -> !one.isEmpty())),
                commune.orElseThrow().code(),
                area.isEmpty() ? List.of(commune.orElseThrow().code()) : List.copyOf(area),
                profile.orElseThrow(),
                seats.orElseThrow(),
                end,
                new AdviserPosition.PositionSkills(languages, training),
                state.orElseThrow(),
                ""));
    }
}
