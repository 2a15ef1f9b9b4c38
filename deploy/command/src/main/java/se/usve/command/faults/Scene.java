package se.usve.command.faults;

import java.util.Random;
import se.usve.stack.LocalStack;

/**
 * Where a fault strikes.
 *
 * @param stack    the system
 * @param services its services, as they are started anew
 * @param clients  who sends answers meanwhile
 * @param random   drawn from the seed
 */
record Scene(LocalStack stack, Reachable services, Clients clients, Random random) {
}
