package se.usve.chassis.paging;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items what is on it
 * @param page  its number, from 1
 * @param limit how many items a page holds at most
 * @param total how many items there are in all
 * @param <T>   type of the items
 */
public record Page<T>(List<T> items, int page, int limit, long total) {
}
