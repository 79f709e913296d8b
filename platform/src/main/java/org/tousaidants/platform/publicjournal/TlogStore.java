package org.tousaidants.platform.publicjournal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class TlogStore {
    record Signed(long size, byte[] root, String note, Instant at) {}

    record Seen(long size, byte[] root) {}

    private final Sql sql;

    TlogStore(Sql sql) {
        this.sql = sql;
    }

    boolean lock(String network) {
        return sql.sql(network, "select pg_try_advisory_xact_lock(hashtextextended(:network, 703))")
                .query(Boolean.class)
                .single();
    }

    /// How many leaves there are.
    long size(String network) {
        return sql.sql(network, "select coalesce(max(at) + 1, 0) from tlog_node where network = :network and level = 0")
                .query(Long.class)
                .single();
    }

    void add(String network, List<Integer> levels, List<Long> places, List<byte[]> hashes) {
        sql.sql(network, """
                insert into tlog_node (network, level, at, hash)
                select :network, l, a, h from unnest(:levels::int[], :places::bigint[], :hashes::bytea[]) as t(l, a, h)""")
                .param("levels", levels.toArray(Integer[]::new))
                .param("places", places.toArray(Long[]::new))
                .param("hashes", hashes.toArray(byte[][]::new))
                .update();
    }

    byte[] node(String network, int level, long at) {
        return sql.sql(network, "select hash from tlog_node where network = :network and level = :level and at = :at")
                .param("level", level)
                .param("at", at)
                .query((row, n) -> row.getBytes("hash"))
                .single();
    }

    /// In their order, as many as there are.
    List<byte[]> nodes(String network, int level, long from, int width) {
        return sql.sql(network, """
                select hash from tlog_node
                where network = :network and level = :level and at >= :from and at < :to order by at""")
                .param("level", level)
                .param("from", from)
                .param("to", from + width)
                .query((row, n) -> row.getBytes("hash"))
                .list();
    }

    void sign(String network, Signed signed) {
        sql.sql(network, """
                insert into tlog_checkpoint (network, size, root, note, signed)
                values (:network, :size, :root, :note, :at) on conflict do nothing""").params(signed).update();
    }

    Optional<Signed> latest(String network) {
        return sql.sql(network, """
                select size, root, note, signed as at from tlog_checkpoint
                where network = :network order by size desc limit 1""").query(Signed.class).optional();
    }

    Optional<Signed> signed(String network, long size) {
        return sql.sql(network, """
                select size, root, note, signed as at from tlog_checkpoint where network = :network and size = :size""").param("size", size).query(Signed.class).optional();
    }

    void cosign(String network, long size, String witness, String line, Instant now) {
        sql.sql(network, """
                insert into tlog_cosignature (network, size, witness, line, at)
                values (:network, :size, :witness, :line, :now) on conflict do nothing""")
                .param("size", size)
                .param("witness", witness)
                .param("line", line)
                .param("now", now)
                .update();
    }

    List<String> cosignatures(String network, long size) {
        return sql.sql(
                        network,
                        "select line from tlog_cosignature where network = :network and size = :size order by witness")
                .param("size", size)
                .query(String.class)
                .list();
    }

    /// Who countersigned lately, and when.
    List<Cosigned> witnesses(String network) {
        return sql.sql(network, """
                select witness, max(at) as at from tlog_cosignature where network = :network
                group by witness order by witness limit 50""").query(Cosigned.class).list();
    }

    /// Up to which size a witness countersigned.
    long cosigned(String network, String witness) {
        return sql.sql(network, """
                select coalesce(max(size), 0) from tlog_cosignature where network = :network and witness = :witness""").param("witness", witness).query(Long.class).single();
    }

    Optional<Seen> seen(String network, String origin) {
        return sql.sql(network, """
                select size, root from tlog_witnessed where network = :network and origin = :origin for update""").param("origin", origin).query(Seen.class).optional();
    }

    Optional<String> countersigned(String network, String origin) {
        return sql.sql(network, "select note from tlog_witnessed where network = :network and origin = :origin")
                .param("origin", origin)
                .query(String.class)
                .optional();
    }

    void see(String network, String origin, Seen seen, String note, Instant now) {
        sql.sql(network, """
                insert into tlog_witnessed (network, origin, size, root, note, at)
                values (:network, :origin, :size, :root, :note, :now)
                on conflict (network, origin) do update
                set size = excluded.size, root = excluded.root, note = excluded.note, at = excluded.at
                where tlog_witnessed.size <= excluded.size""")
                .param("origin", origin)
                .param("size", seen.size())
                .param("root", seen.root())
                .param("note", note)
                .param("now", now)
                .update();
    }
}
