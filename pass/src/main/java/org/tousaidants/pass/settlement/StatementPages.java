package org.tousaidants.pass.settlement;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tousaidants.pass.orders.Orders;
import org.tousaidants.pass.redemptions.Qualifications;
import org.tousaidants.pass.redemptions.Qualified;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.paper.Paper;
import org.tousaidants.platform.web.FileAnswer;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// The statements of a place, for its till holder: its own lines, and no other place's.
@Controller
@For({Role.HELPER, Role.COORDINATOR})
class StatementPages {
    private static final String HERE = "/pass/encaisser/releves";

    /// One place in one month.
    record Statement(Batch batch, Batch.Line line) {}

    record Own(List<Statement> statements) {}

    private final Settlements settlements;
    private final Qualifications qualifications;
    private final Orders orders;
    private final Accounts accounts;

    StatementPages(Settlements settlements, Qualifications qualifications, Orders orders, Accounts accounts) {
        this.settlements = settlements;
        this.qualifications = qualifications;
        this.orders = orders;
        this.accounts = accounts;
    }

    private Set<UUID> kept(Actor actor) {
        return qualifications.keptBy(actor).stream().map(Qualified::place).collect(Collectors.toSet());
    }

    @GetMapping(HERE)
    View own(Actor actor) {
        var kept = kept(actor);
        return View.of(
                "pass/settlement/own",
                new Own(settlements.all(actor.network().id()).stream()
                        .flatMap(batch -> batch.lines().stream()
                                .filter(line -> kept.contains(line.place()))
                                .map(line -> new Statement(batch, line)))
                        .toList()));
    }

    @GetMapping(HERE + "/{id}/{place}.pdf")
    ResponseEntity<byte[]> paper(Actor actor, @PathVariable UUID id, @PathVariable UUID place, Page page) {
        var network = actor.network().id();
        var batch = settlements.find(network, id).orElseThrow(NotFound::new).at(place);
        if (batch.lines().isEmpty() || !kept(actor).contains(place)) throw new NotFound();
        var evidence = SettlementPages.evidence(network, batch, settlements, orders, accounts)
                .at(place);
        return FileAnswer.pdf("releve-" + batch.monthText() + ".pdf")
                .body(Paper.pdf(
                        View.of("pass/settlement/statementPaper", evidence).text(page)));
    }
}
