package org.tousaidants.pass.redemptions;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;

@Repository
class RedemptionStore {
    private final JdbcClient sql;

    RedemptionStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(String network, Qualified wanted, Instant at) {
        sql.sql("""
                insert into redemptions_place (network, id, place, holder, iban, siret, keeper, since, until, asked_by, at)
                values (:network, :id, :place, :holder, :iban, :siret, :keeper, :since, :until, :by, :at)
                on conflict do nothing""")
                .param("network", network)
                .param("id", wanted.id())
                .param("place", wanted.place())
                .param("holder", wanted.holder())
                .param("iban", wanted.iban())
                .param("siret", wanted.siret())
                .param("keeper", wanted.keeper())
                .param("since", wanted.since())
                .param("until", wanted.until().orElse(null))
                .param("by", wanted.askedBy())
                .param("at", Rows.at(at))
                .update();
    }

    boolean sign(String network, UUID id, UUID second, Instant paysFrom) {
        return sql.sql("""
                update redemptions_place set second = :second, pays_from = :from
                where network = :network and id = :id and second is null""")
                        .param("network", network)
                        .param("id", id)
                        .param("second", second)
                        .param("from", Rows.at(paysFrom))
                        .update()
                > 0;
    }

    Optional<Qualified> byId(String network, UUID id) {
        return sql.sql("select * from redemptions_place where network = :network and id = :id")
                .param("network", network)
                .param("id", id)
                .query((row, n) -> qualified(Rows.of(row)))
                .optional();
    }

    /// Signed ones, the last of each place last.
    List<Qualified> signed(String network) {
        return sql.sql("""
                select * from redemptions_place where network = :network and second is not null order by place, at""")
                .param("network", network)
                .query((row, n) -> qualified(Rows.of(row)))
                .list();
    }

    private static Qualified qualified(Rows row) throws SQLException {
        return new Qualified(
                row.id("id"),
                row.id("place"),
                row.text("holder"),
                row.text("iban"),
                row.text("siret"),
                row.id("keeper"),
                row.day("since"),
                row.maybeDay("until"),
                row.id("asked_by"),
                row.maybeId("second"),
                row.maybeInstant("pays_from"));
    }

    void look(String network, long voucher, Optional<UUID> by, Instant at) {
        sql.sql("insert into redemptions_look (network, voucher, by, at) values (:network, :voucher, :by, :at)")
                .param("network", network)
                .param("voucher", voucher)
                .param("by", by.orElse(null))
                .param("at", Rows.at(at))
                .update();
    }
}
