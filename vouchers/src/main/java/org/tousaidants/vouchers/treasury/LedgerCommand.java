package org.tousaidants.vouchers.treasury;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.core.commands.CommandUsageError;
import org.tousaidants.platform.db.CommandSpringContext;
import org.tousaidants.platform.db.Database;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// « Commande comptes » — `bin/tous-aidants ledger audit`: recomputes the accounts of the vouchers and reports the
/// first difference. It can be run while the site is running.
public final class LedgerCommand implements Command {
    private static final String HELP = """
            Les comptes du pass numérique.

              tous-aidants ledger audit [--network ID]   recompter chaque compte depuis son premier mouvement, et dire
                                                         la première différence

            Codes de sortie : 0 tout concorde · 1 une différence, ou refusé · 2 commande mal écrite
            """;

    @Override
    public CommandUsage usage() {
        return new CommandUsage("ledger", "--help", "recompter l’argent du pass numérique");
    }

    @Override
    public int run(List<String> words, Clock clock) {
        return run(words, System.out, System.err, clock, Database::join);
    }

    static int run(List<String> words, PrintStream out, PrintStream err, Clock clock, Supplier<Database> database) {
        return CommandArguments.values("--network")
                .answer("ledger", words.isEmpty() ? List.of("--help") : words, HELP, out, err, typed -> {
                    if (!typed.names().equals(List.of("audit"))) throw new CommandUsageError("ledger attend audit");
                    return audit(typed.text("--network"), out, err, clock, database);
                });
    }

    private static int audit(
            Optional<String> asked, PrintStream out, PrintStream err, Clock clock, Supplier<Database> database) {
        try (var open = database.get();
                var doors = CommandSpringContext.over(open, clock)) {
            return switch (doors.getBean(TerritoryNetworks.class).choose(asked)) {
                case TerritoryNetworks.NetworkChoice.NetworkChosen(var network) ->
                    switch (CurrentTenantScope.in(network.id(), doors.getBean(LedgerAudit.class)::run)) {
                        case LedgerAuditResult.NoDifference(var accounts, var transfers, var vouchers, var ends) -> {
                            out.printf(
                                    "Tout concorde : %d comptes, %d mouvements, %d chèques, dont %d finis.%n",
                                    accounts, transfers, vouchers, ends);
                            yield OK;
                        }
                        case LedgerAuditResult.DifferenceFound(var difference) -> {
                            err.println("Différence : " + difference + ".");
                            yield REFUSED;
                        }
                    };
                case TerritoryNetworks.NetworkChoice.UnknownNetwork(var known) ->
                    refused(
                            err,
                            "cette base n’a pas de réseau « " + asked.orElse("") + " » ; elle a : "
                                    + (known.isEmpty() ? "aucun" : String.join(", ", known)));
                case TerritoryNetworks.NetworkChoice.SeveralNetworksPossible(var known) ->
                    refused(
                            err,
                            "cette base a plusieurs réseaux, dites lequel : --network "
                                    + String.join(" ou --network ", known));
            };
        }
    }

    private static int refused(PrintStream err, String why) {
        err.println("Refusé : " + why + ".");
        return REFUSED;
    }
}
