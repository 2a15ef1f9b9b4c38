package se.usve.chassis.consumption;

/**
 * One record taken from a topic and understood.
 *
 * @param topic     topic it came on
 * @param partition partition of the topic
 * @param offset    position in the partition
 * @param key       record key
 * @param type      CloudEvents type
 * @param event     the decoded event
 * @param <E>       what the subscription decodes events to
 */
public record Received<E>(String topic, int partition, long offset, String key, String type, E event) {
}
