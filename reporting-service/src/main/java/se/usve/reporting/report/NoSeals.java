package se.usve.reporting.report;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.util.Optional;

/** Where nothing else keeps seals, no round is sealed. */
@DefaultBean
@ApplicationScoped
class NoSeals implements Seals {

    @Override
    public Optional<Seal> newest(Connection connection, String round) {
        return Optional.empty();
    }

    @Override
    public Optional<Seal> revision(Connection connection, String round, long number) {
        return Optional.empty();
    }
}
