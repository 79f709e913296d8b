package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Counts the work that people did on sheets, from the table `upkeep_step`.
@Repository
class DataUpkeepWorkStore {
    private final Sql db;

    DataUpkeepWorkStore(Sql db) {
        this.db = db;
    }

    /// Returns the work that people did on sheets, by month in the time zone of Paris, the most recent first.
    List<DataUpkeepWork.DoneUpkeepWork> done() {
        return db.sql("""
                        select to_char(recorded_at at time zone 'Europe/Paris', 'YYYY-MM') as month, who, act,
                               count(*) as acts, count(distinct place) as places
                        from upkeep_step
                        where act = any(:acts) and who = any(:who)
                        group by 1, 2, 3 order by 1 desc, 2, 3
                        """)
                .param("acts", DataUpkeepWork.ACTS.stream().map(Enum::name).toArray(String[]::new))
                .param("who", DataUpkeepWork.PEOPLE.stream().map(Enum::name).toArray(String[]::new))
                .query(DataUpkeepWork.DoneUpkeepWork.class)
                .list();
    }

    /// Returns the people who worked on sheets in a month, the most active first.
    List<DataUpkeepWork.UpkeepWorkByPerson> people(YearMonth month) {
        return db.sql("""
                        select who, actor, act, count(*) as acts, count(distinct place) as places,
                               sum(count(*)) over (partition by who, actor) as together
                        from upkeep_step
                        where act = any(:acts) and who = any(:who)
                          and to_char(recorded_at at time zone 'Europe/Paris', 'YYYY-MM') = :month
                        group by who, actor, act order by together desc, who, actor, acts desc, act
                        """)
                .param("month", month.toString())
                .param("acts", DataUpkeepWork.ACTS.stream().map(Enum::name).toArray(String[]::new))
                .param("who", DataUpkeepWork.PEOPLE.stream().map(Enum::name).toArray(String[]::new))
                .query(DataUpkeepWork.UpkeepWorkByPerson.class)
                .list();
    }

    int doneSince(Instant since) {
        return db.sql("""
                        select count(*) from upkeep_step
                        where recorded_at >= :since and act = any(:acts) and who = any(:who)
                        """)
                .param("since", since)
                .param("acts", DataUpkeepWork.ACTS.stream().map(Enum::name).toArray(String[]::new))
                .param("who", DataUpkeepWork.PEOPLE.stream().map(Enum::name).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }
}
