package se.usve.scoring.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.function.Supplier;

/** A page reads, does something and reads again, and shows what went wrong: each in a transaction of its own. */
final class Transactions {

    private Transactions() {
    }

    static <T> T inOne(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }
}
