package org.tousaidants.community.funding;

import java.util.List;
import org.tousaidants.core.csv.CsvTable;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.ParisTime;

/// Writes the plan of the territory as a CSV file for people, one line for each action. Pure.
final class ActionPlanCsv {
    private ActionPlanCsv() {}

    static CsvTable write(List<ActionPlanReader.ActionPlanRow> lines) {
        var table = CsvTable.forPeople(
                "action", "responsable", "etat", "depuis", "schema", "fiche", "indicateur", "chiffre");
        for (var line : lines) {
            var action = line.action();
            table.row(
                    action.title(),
                    action.owner(),
                    EnumConstantName.low(action.state()),
                    ParisTime.day(action.since()),
                    action.scheme().map(LocalScheme::name).orElse(""),
                    action.sheet(),
                    action.indicator(),
                    action.figure());
        }
        return table;
    }
}
