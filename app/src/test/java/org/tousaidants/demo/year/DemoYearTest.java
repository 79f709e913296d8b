package org.tousaidants.demo.year;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.ReflectionTestUtils;
import org.tousaidants.platform.web.RunningSite;

@TestPropertySource(properties = "ta.demo.year=true")
class DemoYearTest extends RunningSite {
    @Autowired
    DemoYear year;

    @Test
    void aYearStandsBehindTheFiguresPlayedOnce() {
        var acts = count("activitylog_activity");
        assertThat(acts).isGreaterThan(1_500);
        assertThat(count("referrals_referral")).isGreaterThan(400);
        assertThat(count("outcomes_answer")).isGreaterThan(400);
        assertThat(sql.sql("""
                        select count(*) from (
                            select count(*) filter (where place_counted) as counted from outcomes_answer group by place) told
                        where counted % 5 <> 0""").query(Long.class).single())
                .as("places whose answers are not counted in groups of five")
                .isZero();
        assertThat(count("figures_search")).isGreaterThan(400);
        assertThat(count("passages_passage")).isGreaterThan(60);
        assertThat(sql.sql(
                                "select min(created_at) < (select min(recorded_at) from activitylog_activity) from places_place")
                        .query(Boolean.class)
                        .single())
                .as("the directory is older than the acts, or their days would be unknown")
                .isTrue();
        ReflectionTestUtils.invokeMethod(year, "begin", new Object[] {null});
        assertThat(count("activitylog_activity")).isEqualTo(acts);
    }

    private long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }
}
